@NullMarked
package dev.pgstream.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
