package dev.pgstream.benchmarks.writes;

import java.util.Locale;

/** How the changes of a table are recorded. */
enum Capture {
    /** Not at all: no stream table reads the table. */
    NONE(""),
    /** One trigger call a statement. */
    STATEMENT("SET pg_stream.cdc_trigger_mode = 'statement'"),
    /** One trigger call a row. */
    ROW("SET pg_stream.cdc_trigger_mode = 'row'"),
    /** As {@link #STATEMENT}, into a buffer that no WAL is written for. */
    UNLOGGED("SET pg_stream.change_buffer_unlogged = on");

    private final String setting;

    Capture(String setting) {
        this.setting = setting;
    }

    /** The statement that asks for it before a stream table is created. */
    String setting() {
        return setting;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
