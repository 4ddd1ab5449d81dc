/** A reference implementation: operators evaluated over multisets in memory, for tests to compare with. */
@NullMarked
package dev.pgstream.engine.zset;

import org.jspecify.annotations.NullMarked;
