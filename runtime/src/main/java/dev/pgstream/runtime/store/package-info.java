/** Reads and writes the catalog tables pgstream.pgs_*. */
@NullMarked
package dev.pgstream.runtime.store;

import org.jspecify.annotations.NullMarked;
