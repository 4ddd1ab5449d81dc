/** What {@code pgstream.tick()} is made of: schedules served from within the database. */
@NullMarked
package dev.pgstream.runtime.tick;

import org.jspecify.annotations.NullMarked;
