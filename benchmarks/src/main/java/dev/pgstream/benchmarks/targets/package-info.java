/** The project's targets beside what was measured. */
@NullMarked
package dev.pgstream.benchmarks.targets;

import org.jspecify.annotations.NullMarked;
