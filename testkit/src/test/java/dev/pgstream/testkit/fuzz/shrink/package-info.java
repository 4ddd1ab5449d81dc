/** Tests of the shrinker. */
@NullMarked
package dev.pgstream.testkit.fuzz.shrink;

import org.jspecify.annotations.NullMarked;
