@NullMarked
package dev.pgstream.benchmarks.buffers;

import org.jspecify.annotations.NullMarked;
