package dev.pgstream.runtime.store;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.strategy.Limits;
import dev.pgstream.runtime.PgStreamException;
import org.jspecify.annotations.Nullable;

/**
 * The settings that AUTO decides by, as the session has them: texts, null or empty where they are not set.
 */
public record StrategySettings(
        @Nullable String changeRatio,
        @Nullable String deltaMegabytes,
        @Nullable String workMegabytes) {

    private static final double MEGABYTE = 1 << 20;

    public Limits limits() throws PgStreamException {
        return new Limits(
                number("differential_max_change_ratio", changeRatio, "0.10"),
                number("max_delta_mb", deltaMegabytes, "1024") * MEGABYTE);
    }

    /** What {@code work_mem} may be raised to, in bytes. */
    public long mostWorkMem() throws PgStreamException {
        return (long) (number("merge_work_mem_max_mb", workMegabytes, "256") * MEGABYTE);
    }

    private static double number(String name, @Nullable String set, String byDefault) throws PgStreamException {
        String text = set == null || set.isEmpty() ? byDefault : set;
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= Integer.MAX_VALUE) {
                return value;
            }
        } catch (NumberFormatException e) {
            // It is told below, as a number below 0 is.
        }
        throw new PgStreamException(
                ErrorCode.INVALID_PARAMETER,
                "pg_stream." + name + " is '" + text + "'; set it to a number of 0 or more, such as " + byDefault);
    }
}
