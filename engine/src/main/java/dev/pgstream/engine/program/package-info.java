/**
 * Stage 4 of 5: what to store for a query, and the statements that fill it, apply a change to it and recompute it.
 */
@NullMarked
package dev.pgstream.engine.program;

import org.jspecify.annotations.NullMarked;
