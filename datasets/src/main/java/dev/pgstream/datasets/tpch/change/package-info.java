/**
 * Changes to the tables of TPC-H: the refresh functions RF1 and RF2 of the specification (clause 2.5), and updates, which
 * it doesn't have. They run in the transaction of their connection; the same seed makes the same changes.
 */
@NullMarked
package dev.pgstream.datasets.tpch.change;

import org.jspecify.annotations.NullMarked;
