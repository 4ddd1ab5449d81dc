package dev.pgstream.benchmarks.result;

import dev.pgstream.benchmarks.Machine;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What figures were measured on.
 *
 * @param time when the run began, in UTC
 * @param commit of the working copy in which the benchmarks were built
 * @param server what {@code version()} says; empty without a server
 * @param pgStream the version of pg_stream in the database; empty without a server
 * @param place {@code attached} or {@code in the database}; empty without a server
 * @param settings of the server
 */
public record Environment(
        String time,
        String commit,
        String machine,
        String server,
        String pgStream,
        String place,
        Map<String, String> settings) {

    private static final String SETTINGS = """
            SELECT name, current_setting(name) FROM pg_settings
            WHERE name IN ('shared_buffers', 'work_mem', 'random_page_cost', 'max_parallel_workers_per_gather', 'jit',
                           'fsync', 'synchronous_commit', 'full_page_writes', 'max_wal_size', 'autovacuum')
            """;

    public Environment {
        settings = Map.copyOf(settings);
    }

    /** Reads it from a connection. */
    public static Environment of(Connection connection, String place) throws SQLException {
        Session session = new Session(connection);
        Map<String, String> settings = new TreeMap<>();
        session.list(SETTINGS, row -> settings.put(row.getString(1), row.getString(2)));
        return new Environment(
                now(),
                WorkingCopy.commit(),
                Machine.describe(),
                session.one("SELECT version()", row -> row.getString(1)),
                session.one("SELECT pgstream.version()", row -> row.getString(1)),
                place,
                settings);
    }

    /** That of a run without a server. */
    public static Environment withoutServer() {
        return new Environment(now(), WorkingCopy.commit(), Machine.describe(), "", "", "", Map.of());
    }

    /**
     * The same as lines for people.
     *
     * @param parameters what was asked of the run
     */
    public List<String> lines(String parameters) {
        String first = time + ", commit " + commit + ", " + parameters;
        if (server.isEmpty()) {
            return List.of(first, machine);
        }
        String set = new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining(", "));
        return List.of(first, machine, server, "pg_stream " + pgStream + ", " + place + "; " + set);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
