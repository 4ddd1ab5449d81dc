/** What reaches the change buffers, and what becomes of it: every way to write, and the life of a buffer. */
@NullMarked
package dev.pgstream.it.capture;

import org.jspecify.annotations.NullMarked;
