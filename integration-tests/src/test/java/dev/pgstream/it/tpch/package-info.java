/** The 22 queries of TPC-H over all of its tables, each equal to its query after each round of changes. */
@NullMarked
package dev.pgstream.it.tpch;

import org.jspecify.annotations.NullMarked;
