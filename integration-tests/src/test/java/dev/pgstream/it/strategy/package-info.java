/** How AUTO chooses between applying changes and computing everything. */
@NullMarked
package dev.pgstream.it.strategy;

import org.jspecify.annotations.NullMarked;
