/**
 * Stage 1 of 5: turns the server's canonical text into an operator tree. Only this package knows JSqlParser.
 */
@NullMarked
package dev.pgstream.engine.parse;

import org.jspecify.annotations.NullMarked;
