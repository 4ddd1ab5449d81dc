/** Stage 3 of 5: turns an operator tree into the operator trees of its change, one rule a file. */
@NullMarked
package dev.pgstream.engine.delta;

import org.jspecify.annotations.NullMarked;
