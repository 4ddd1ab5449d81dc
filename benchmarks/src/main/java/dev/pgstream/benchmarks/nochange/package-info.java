/** What a refresh costs that has nothing to do. */
@NullMarked
package dev.pgstream.benchmarks.nochange;

import org.jspecify.annotations.NullMarked;
