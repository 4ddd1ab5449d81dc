package dev.pgstream.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What a user says to create a stream table.
 *
 * @param name its name, which may be schema-qualified and quoted
 * @param query one SELECT
 * @param schedule an interval, {@code calculated}, or null or {@code manual} for on demand
 * @param refreshMode {@code AUTO}, {@code DIFFERENTIAL} or {@code FULL}
 * @param initialize whether to fill it at once; otherwise its first refresh does
 */
public record Declaration(
        String name, String query, @Nullable String schedule, String refreshMode, boolean initialize) {}
