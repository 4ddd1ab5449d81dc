package dev.pgstream.engine.cdc;

/** How triggers see changes ({@code pg_stream.cdc_trigger_mode}). */
public enum TriggerMode {
    /** One call a statement, all its rows in transition tables. */
    STATEMENT,
    /** One call a row. */
    ROW
}
