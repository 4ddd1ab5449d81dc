package dev.pgstream.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What to change of the way in which the changes of a source are captured; nulls keep what is.
 *
 * @param triggerMode {@code statement} or {@code row}
 * @param unlogged whether its change buffer is {@code UNLOGGED}
 */
public record SourceAlteration(
        @Nullable String triggerMode, @Nullable Boolean unlogged) {}
