/**
 * The random query fuzzer. Its stages: {@code schema} makes tables, {@code query} makes queries over them as a {@code
 * tree}, {@code run} plays them with the oracle's random writes, and {@code shrink} makes what failed small.
 */
@NullMarked
package dev.pgstream.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
