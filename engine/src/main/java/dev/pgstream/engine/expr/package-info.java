/** Expressions as far as the engine must understand them; the rest stays the server's own text. */
@NullMarked
package dev.pgstream.engine.expr;

import org.jspecify.annotations.NullMarked;
