/** By what refreshes find the rows of a stream table, whatever their types. */
@NullMarked
package dev.pgstream.it.lookup;

import org.jspecify.annotations.NullMarked;
