/**
 * Nexmark: an online auction house with persons, auctions and bids that come in as a stream, modelled after the public
 * description of the benchmark; its queries as far as tables can express them; and late changes.
 */
@NullMarked
package dev.pgstream.datasets.nexmark;

import org.jspecify.annotations.NullMarked;
