/** What a refresh costs where the change stays the same and the tables grow. */
@NullMarked
package dev.pgstream.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
