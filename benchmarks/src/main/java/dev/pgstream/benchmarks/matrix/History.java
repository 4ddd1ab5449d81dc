package dev.pgstream.benchmarks.matrix;

import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Reads what refreshes noted of themselves, and holds it against what they returned. */
record History(Connection connection) {

    private static final String LAST = """
            SELECT h.action, h.decide_ms, h.apply_ms, h.clean_ms
            FROM pgstream.pgs_refresh_history h
            WHERE h.pgs_id = (SELECT pgs_id FROM pgstream.stream_tables_info
                              WHERE format('%I.%I', schema_name, table_name) = ?)
            ORDER BY h.refresh_id DESC
            LIMIT 1
            """;

    private record Noted(String action, double decide, double apply, double clean) {
        static Noted of(ResultSet row) throws SQLException {
            return new Noted(row.getString(1), row.getDouble(2), row.getDouble(3), row.getDouble(4));
        }
    }

    /**
     * The phases of the last refresh of a stream table.
     *
     * @param ms what it took in all; what no phase accounts for is the call, its locks and the commit
     */
    Map<String, Double> phases(String table, String action, double ms) throws SQLException {
        Noted noted = new Session(connection).one(LAST, Noted::of, table);
        if (!noted.action().equals(action)) {
            throw new IllegalStateException(
                    "the refresh of %s was %s, but its history says %s".formatted(table, action, noted.action()));
        }
        return Map.of(
                "decide", noted.decide(),
                "apply", noted.apply(),
                "clean", noted.clean(),
                "commit", ms - noted.decide() - noted.apply() - noted.clean());
    }
}
