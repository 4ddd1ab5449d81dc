/** Hashing for users; the engine itself never identifies a row by a hash. */
@NullMarked
package dev.pgstream.engine.hash;

import org.jspecify.annotations.NullMarked;
