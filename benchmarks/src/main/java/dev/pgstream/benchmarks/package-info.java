/** Measures what a refresh costs, beside the query that it replaces. */
@NullMarked
package dev.pgstream.benchmarks;

import org.jspecify.annotations.NullMarked;
