/** The differentiation rules, one operator each; {@code docs/operators.md} has their equations in one place. */
@NullMarked
package dev.pgstream.engine.delta.rule;

import org.jspecify.annotations.NullMarked;
