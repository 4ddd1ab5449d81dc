@NullMarked
package dev.pgstream.benchmarks.matrix;

import org.jspecify.annotations.NullMarked;
