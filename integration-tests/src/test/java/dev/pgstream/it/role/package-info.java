/** Who may do what, and that nobody gets to do more by what a stream table's query calls. */
@NullMarked
package dev.pgstream.it.role;

import org.jspecify.annotations.NullMarked;
