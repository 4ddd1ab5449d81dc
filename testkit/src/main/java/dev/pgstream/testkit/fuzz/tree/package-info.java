/** Random queries as trees: the generator builds them, the shrinker takes them apart, both print as SQL. */
@NullMarked
package dev.pgstream.testkit.fuzz.tree;

import org.jspecify.annotations.NullMarked;
