/**
 * The oracle: random writes to real tables, refreshes in between, and after each the question whether every refreshed stream
 * table equals its query as a multiset.
 */
@NullMarked
package dev.pgstream.testkit.oracle;

import org.jspecify.annotations.NullMarked;
