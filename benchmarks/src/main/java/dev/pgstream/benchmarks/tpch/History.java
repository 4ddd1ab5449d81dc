package dev.pgstream.benchmarks.tpch;

import dev.pgstream.benchmarks.tpch.Measurement.Phases;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads what refreshes noted of themselves, and holds it against what they returned. */
record History(Connection connection) {

    private static final String LAST = """
            SELECT h.action, h.decide_ms, h.apply_ms, h.clean_ms
            FROM pgstream.pgs_refresh_history h
            JOIN pgstream.stream_tables_info i USING (pgs_id)
            WHERE i.table_name = ? AND i.schema_name = current_schema()
            ORDER BY h.refresh_id DESC
            LIMIT 1
            """;

    private record Noted(String action, Phases phases) {}

    /** The phases of the refresh that had this outcome; one without changes leaves no trace. */
    Phases phases(String table, RefreshOutcome outcome) throws SQLException {
        if (outcome.action() == RefreshAction.NO_DATA) {
            return Phases.NONE;
        }
        Noted noted = new Session(connection)
                .one(
                        LAST,
                        row -> new Noted(
                                row.getString(1), new Phases(row.getDouble(2), row.getDouble(3), row.getDouble(4))),
                        table);
        if (!noted.action().equals(outcome.action().name())) {
            throw new IllegalStateException("the refresh of %s was %s, but its history says %s"
                    .formatted(table, outcome.action(), noted.action()));
        }
        return noted.phases();
    }
}
