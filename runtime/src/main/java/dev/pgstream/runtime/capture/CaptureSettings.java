package dev.pgstream.runtime.capture;

import dev.pgstream.engine.cdc.TriggerMode;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** The settings that new captures are made by. */
final class CaptureSettings {

    private final Session session;

    CaptureSettings(Session session) {
        this.session = session;
    }

    TriggerMode mode() throws SQLException {
        String text = session.one(
                "SELECT coalesce(nullif(current_setting('pg_stream.cdc_trigger_mode', true), ''), 'statement')",
                row -> row.getString(1));
        return TriggerMode.of(text)
                .orElseThrow(() -> new PgStreamException(
                        ErrorCode.INVALID_PARAMETER,
                        "pg_stream.cdc_trigger_mode is '" + text + "'; set it to statement or row"));
    }

    /** Any form of a boolean that PostgreSQL knows. */
    boolean unlogged() throws SQLException {
        return session.one(
                "SELECT CAST(coalesce(nullif(current_setting('pg_stream.change_buffer_unlogged', true), ''), 'off')"
                        + " AS boolean)",
                row -> row.getBoolean(1));
    }
}
