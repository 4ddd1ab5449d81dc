/** The stream tables of a database as the graph that refreshes follow. */
@NullMarked
package dev.pgstream.runtime.graph;

import org.jspecify.annotations.NullMarked;
