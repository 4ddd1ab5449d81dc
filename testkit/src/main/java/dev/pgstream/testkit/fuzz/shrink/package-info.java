/** Stage 4 of the fuzzer: makes a query smaller while something about it stays true. */
@NullMarked
package dev.pgstream.testkit.fuzz.shrink;

import org.jspecify.annotations.NullMarked;
