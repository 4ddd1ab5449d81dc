/** Stage 1 of the fuzzer: random tables, with rows that make joins hit, groups cross and duplicates meet. */
@NullMarked
package dev.pgstream.testkit.fuzz.schema;

import org.jspecify.annotations.NullMarked;
