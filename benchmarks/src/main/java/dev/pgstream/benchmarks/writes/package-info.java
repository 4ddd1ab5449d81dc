/** What capture costs those who write. */
@NullMarked
package dev.pgstream.benchmarks.writes;

import org.jspecify.annotations.NullMarked;
