/** The graph of stream tables and what they read, as text, for Graphviz, and drawn. */
@NullMarked
package dev.pgstream.worker.graph;

import org.jspecify.annotations.NullMarked;
