/** Packs the scripts of an installation for {@code CREATE EXTENSION} and for psql. */
@NullMarked
package dev.pgstream.worker.extension;

import org.jspecify.annotations.NullMarked;
