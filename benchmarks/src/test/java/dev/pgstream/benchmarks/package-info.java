@NullMarked
package dev.pgstream.benchmarks;

import org.jspecify.annotations.NullMarked;
