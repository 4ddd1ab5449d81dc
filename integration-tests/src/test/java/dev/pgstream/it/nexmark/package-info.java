/** Nexmark: a stream of persons, auctions and bids, with late changes, and the queries over it. */
@NullMarked
package dev.pgstream.it.nexmark;

import org.jspecify.annotations.NullMarked;
