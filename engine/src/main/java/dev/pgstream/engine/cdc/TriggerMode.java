package dev.pgstream.engine.cdc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How triggers see changes ({@code pg_stream.cdc_trigger_mode}). */
public enum TriggerMode {
    /** One call a statement, all its rows in transition tables. */
    STATEMENT,
    /** One call a row. */
    ROW;

    /** What users and the catalog call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds the mode that a user means, in any case of letters. */
    public static Optional<TriggerMode> of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
