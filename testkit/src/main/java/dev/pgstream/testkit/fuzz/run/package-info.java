/** Stage 3 of the fuzzer: plays random queries with random writes, counts, and hands what failed to the shrinker. */
@NullMarked
package dev.pgstream.testkit.fuzz.run;

import org.jspecify.annotations.NullMarked;
