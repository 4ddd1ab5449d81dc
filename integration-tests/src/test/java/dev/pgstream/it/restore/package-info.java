/** Databases that are dumped and restored, copied, upgraded or brought back to an earlier moment. */
@NullMarked
package dev.pgstream.it.restore;

import org.jspecify.annotations.NullMarked;
