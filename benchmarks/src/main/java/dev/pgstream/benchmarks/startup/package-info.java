/** What the first call of a session costs that has to start Java. */
@NullMarked
package dev.pgstream.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
