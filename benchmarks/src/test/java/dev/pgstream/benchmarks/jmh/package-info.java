@NullMarked
package dev.pgstream.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
