/** Data that tests, benchmarks and the demo share: how rows get into a database, whatever their dataset. */
@NullMarked
package dev.pgstream.datasets;

import org.jspecify.annotations.NullMarked;
