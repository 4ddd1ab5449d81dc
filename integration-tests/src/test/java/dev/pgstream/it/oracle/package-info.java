/** Random writes against every kind of query, compared with the live query after each refresh. */
@NullMarked
package dev.pgstream.it.oracle;

import org.jspecify.annotations.NullMarked;
