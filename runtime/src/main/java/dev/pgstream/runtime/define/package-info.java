/** Creates, changes and drops stream tables. */
@NullMarked
package dev.pgstream.runtime.define;

import org.jspecify.annotations.NullMarked;
