/** Refreshes of each kind of query beside computing it anew and beside what an expert would write. */
@NullMarked
package dev.pgstream.benchmarks.matrix;

import org.jspecify.annotations.NullMarked;
