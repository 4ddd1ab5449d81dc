/** Stream tables of all queries of a dataset at once, compared after each round of changes. */
@NullMarked
package dev.pgstream.it.dataset;

import org.jspecify.annotations.NullMarked;
