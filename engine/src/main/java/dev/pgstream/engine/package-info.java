/** The engine: strings and records in, strings and records out. Begin with {@link dev.pgstream.engine.Compiler}. */
@NullMarked
package dev.pgstream.engine;

import org.jspecify.annotations.NullMarked;
