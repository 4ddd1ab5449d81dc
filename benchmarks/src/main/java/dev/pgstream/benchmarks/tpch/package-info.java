/** The 22 queries of TPC-H: the time of a refresh by changes, beside that of computing everything anew. */
@NullMarked
package dev.pgstream.benchmarks.tpch;

import org.jspecify.annotations.NullMarked;
