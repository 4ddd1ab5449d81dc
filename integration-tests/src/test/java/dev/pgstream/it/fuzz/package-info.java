/** Random queries times random writes. */
@NullMarked
package dev.pgstream.it.fuzz;

import org.jspecify.annotations.NullMarked;
