/** How long a change takes from its commit to the last stream table that it reaches. */
@NullMarked
package dev.pgstream.benchmarks.propagation;

import org.jspecify.annotations.NullMarked;
