/**
 * TPC-H (specification 3.0.1): the eight tables with the rows of its generator, the 22 queries with their validation
 * parameters, and changes to them.
 */
@NullMarked
package dev.pgstream.datasets.tpch;

import org.jspecify.annotations.NullMarked;
