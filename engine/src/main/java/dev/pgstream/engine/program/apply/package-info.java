/** The statements that bring a stored table from one state to the next, by key or by content. */
@NullMarked
package dev.pgstream.engine.program.apply;

import org.jspecify.annotations.NullMarked;
