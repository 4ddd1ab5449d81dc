/** Translates JSqlParser's syntax tree, one kind of clause a class, into operators and expressions. */
@NullMarked
package dev.pgstream.engine.parse.translate;

import org.jspecify.annotations.NullMarked;
