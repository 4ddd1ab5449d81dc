/** Holds one run's results against another's. */
@NullMarked
package dev.pgstream.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
