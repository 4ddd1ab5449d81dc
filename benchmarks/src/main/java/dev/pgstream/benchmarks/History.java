package dev.pgstream.benchmarks;

import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads what refreshes noted of themselves, and holds it against what they returned. */
public record History(Connection connection) {

    private static final String LAST = """
            SELECT h.action, h.decide_ms, h.apply_ms, h.clean_ms
            FROM pgstream.pgs_refresh_history h
            WHERE h.pgs_id = (SELECT pgs_id FROM pgstream.stream_tables_info
                              WHERE format('%I.%I', schema_name, table_name) = ?)
            ORDER BY h.refresh_id DESC
            LIMIT 1
            """;

    /** The times of a refresh's phases; all 0 where it left none. */
    public record Phases(double decideMs, double applyMs, double cleanMs) {}

    private record Noted(String action, Phases phases) {
        static Noted of(ResultSet row) throws SQLException {
            return new Noted(row.getString(1), new Phases(row.getDouble(2), row.getDouble(3), row.getDouble(4)));
        }
    }

    /**
     * The phases of the last refresh of a stream table; one without changes leaves no trace.
     *
     * @param table its qualified name
     * @param action what the refresh returned
     */
    public Phases phases(String table, String action) throws SQLException {
        if (action.equals("NO_DATA")) {
            return new Phases(0, 0, 0);
        }
        Noted noted = new Session(connection).one(LAST, Noted::of, table);
        if (!noted.action().equals(action)) {
            throw new IllegalStateException(
                    "the refresh of %s was %s, but its history says %s".formatted(table, action, noted.action()));
        }
        return noted.phases();
    }
}
