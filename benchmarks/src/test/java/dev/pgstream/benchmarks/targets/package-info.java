@NullMarked
package dev.pgstream.benchmarks.targets;

import org.jspecify.annotations.NullMarked;
