/** What the engine takes, without a database: microseconds, by JMH. */
@NullMarked
package dev.pgstream.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
