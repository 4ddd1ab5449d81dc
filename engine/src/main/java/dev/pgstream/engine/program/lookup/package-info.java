/** How stored rows are found: the conditions that refreshes write, and the indexes that serve just these. */
@NullMarked
package dev.pgstream.engine.program.lookup;

import org.jspecify.annotations.NullMarked;
