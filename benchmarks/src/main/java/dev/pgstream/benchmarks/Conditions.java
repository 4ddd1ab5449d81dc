package dev.pgstream.benchmarks;

import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What figures were measured on. */
public final class Conditions {

    private static final String SETTINGS = """
            SELECT string_agg(name || ' = ' || current_setting(name), ', ' ORDER BY name) FROM pg_settings
            WHERE name IN ('shared_buffers', 'work_mem', 'random_page_cost', 'max_parallel_workers_per_gather', 'jit',
                           'fsync', 'synchronous_commit', 'max_wal_size')
            """;

    private Conditions() {}

    /** Returns lines about the run, the machine, the server and its settings. */
    public static List<String> of(String parameters, Connection connection) throws SQLException {
        return List.of(
                LocalDate.now(ZoneId.systemDefault()) + ", " + parameters,
                Machine.describe(),
                text(connection, "SELECT version()"),
                "pg_stream " + text(connection, "SELECT pgstream.version()") + ", attached; "
                        + text(connection, SETTINGS));
    }

    private static String text(Connection connection, String query) throws SQLException {
        return new Session(connection).one(query, row -> row.getString(1));
    }
}
