@NullMarked
package dev.pgstream.benchmarks.nochange;

import org.jspecify.annotations.NullMarked;
