/** When stream tables are refreshed. */
@NullMarked
package dev.pgstream.engine.schedule;

import org.jspecify.annotations.NullMarked;
