package dev.pgstream.runtime;

import dev.pgstream.engine.dag.Consistency;
import org.jspecify.annotations.Nullable;

/**
 * What a user says to create a stream table.
 *
 * @param name its name, which may be schema-qualified and quoted
 * @param query one SELECT
 * @param schedule an interval, a cron expression, {@code calculated}, or null or {@code manual} for on demand
 * @param refreshMode {@code AUTO}, {@code DIFFERENTIAL} or {@code FULL}
 * @param initialize whether to fill it at once; otherwise its first refresh does
 * @param consistency {@code diamond}, {@code group} or {@code none}
 */
public record Declaration(
        String name,
        String query,
        @Nullable String schedule,
        String refreshMode,
        boolean initialize,
        String consistency) {

    /** The same with the default consistency. */
    public Declaration(String name, String query, @Nullable String schedule, String refreshMode, boolean initialize) {
        this(name, query, schedule, refreshMode, initialize, Consistency.DIAMOND.word());
    }
}
