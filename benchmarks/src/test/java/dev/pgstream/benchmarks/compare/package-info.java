@NullMarked
package dev.pgstream.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
