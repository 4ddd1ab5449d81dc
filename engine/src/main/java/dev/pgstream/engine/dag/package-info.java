/** The graph of stream tables that read stream tables. */
@NullMarked
package dev.pgstream.engine.dag;

import org.jspecify.annotations.NullMarked;
