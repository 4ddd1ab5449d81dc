/** What happens to stream tables when something below them is altered. */
@NullMarked
package dev.pgstream.it.change;

import org.jspecify.annotations.NullMarked;
