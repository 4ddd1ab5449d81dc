/** The ways in which a query's result is stored and maintained, by what is on top of its operator tree. */
@NullMarked
package dev.pgstream.engine.program.shape;

import org.jspecify.annotations.NullMarked;
