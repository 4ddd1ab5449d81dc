package dev.pgstream.runtime;

import dev.pgstream.engine.error.ErrorCode;
import java.util.Locale;

/** How a user wants a stream table to be refreshed. */
public enum RefreshMode {
    /** By changes where the query allows it, else in full. */
    AUTO,
    /** By changes, or not at all: a query that doesn't allow it is refused. */
    DIFFERENTIAL,
    /** Always in full; nothing is captured. */
    FULL;

    public static RefreshMode parse(String text) throws PgStreamException {
        for (RefreshMode mode : values()) {
            if (mode.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new PgStreamException(
                ErrorCode.INVALID_PARAMETER,
                "the refresh mode '" + text + "' is unknown; use AUTO, DIFFERENTIAL or FULL");
    }
}
