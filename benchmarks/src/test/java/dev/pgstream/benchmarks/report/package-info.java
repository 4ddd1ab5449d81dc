@NullMarked
package dev.pgstream.benchmarks.report;

import org.jspecify.annotations.NullMarked;
