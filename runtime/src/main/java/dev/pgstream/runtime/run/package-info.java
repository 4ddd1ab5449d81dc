/** Refreshes stream tables and verifies them. */
@NullMarked
package dev.pgstream.runtime.run;

import org.jspecify.annotations.NullMarked;
