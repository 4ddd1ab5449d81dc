/** Where a benchmark works: attached to a server, or in the database. */
@NullMarked
package dev.pgstream.benchmarks.place;

import org.jspecify.annotations.NullMarked;
