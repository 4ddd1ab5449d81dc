/** What to capture of a source, and the DDL that captures it. No Java runs when users write: capture is SQL. */
@NullMarked
package dev.pgstream.engine.cdc;

import org.jspecify.annotations.NullMarked;
