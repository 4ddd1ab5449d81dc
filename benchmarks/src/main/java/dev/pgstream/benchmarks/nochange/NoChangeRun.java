package dev.pgstream.benchmarks.nochange;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.benchmarks.place.Engine;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.datasets.Script;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** Stream tables over some sources, refreshed over and over while nobody writes. */
final class NoChangeRun implements AutoCloseable {

    private static final String SCHEMA = "pgstream_bench_nochange";
    private static final String WAL = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

    private final Connection connection;
    private final Engine engine;
    private final Session observer;
    private final Script script;
    private final Log log;

    /**
     * What a round of refreshes cost, each.
     *
     * @param micros median, as the client sees it
     * @param p95Micros 95 of 100 took no longer
     * @param serverMicros processor time of the server's process
     * @param walBytes written by anybody meanwhile
     */
    record Cost(double micros, double p95Micros, double serverMicros, double walBytes) {}

    NoChangeRun(Place place, Log log) throws SQLException {
        this.log = log;
        this.connection = place.connect();
        this.engine = place.engine(connection);
        Connection other = place.connect();
        this.observer = new Session(other);
        this.script = new Script(other);
    }

    /**
     * Measures with a join of so many tables; a first round doesn't count.
     *
     * @param refreshes in each round
     */
    List<Cost> measure(int sources, int rounds, int refreshes) throws SQLException {
        String name = SCHEMA + ".joined";
        create(sources);
        Place.searchPath(connection, SCHEMA);
        engine.create(name, query(sources), "DIFFERENTIAL");
        Place.searchPath(connection, "");
        script.run("UPDATE " + SCHEMA + ".source_1 SET v = v + 1");
        engine.refresh(name);
        script.run("VACUUM ANALYZE");
        script.run("CHECKPOINT");
        round(name, refreshes);
        List<Cost> costs = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            costs.add(round(name, refreshes));
        }
        engine.drop(name);
        script.run("DROP SCHEMA " + SCHEMA + " CASCADE");
        log.line(sources + " sources: " + costs);
        return costs;
    }

    private void create(int sources) throws SQLException {
        script.run("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        script.run("CREATE SCHEMA " + SCHEMA);
        for (int i = 1; i <= sources; i++) {
            script.run("CREATE TABLE %1$s.source_%2$d (id int PRIMARY KEY, v int NOT NULL)".formatted(SCHEMA, i));
            script.run(
                    "INSERT INTO %1$s.source_%2$d SELECT i, i FROM generate_series(1, 1000) AS i".formatted(SCHEMA, i));
        }
    }

    private static String query(int sources) {
        return IntStream.rangeClosed(2, sources)
                .mapToObj(i -> " JOIN source_%1$d ON source_%1$d.id = source_1.id".formatted(i))
                .collect(Collectors.joining("", "SELECT source_1.id, source_1.v FROM source_1", ""));
    }

    private Cost round(String name, int refreshes) throws SQLException {
        List<Double> micros = new ArrayList<>();
        long wal = observer.one(WAL, row -> row.getLong(1));
        Optional<Duration> processor = processor();
        for (int i = 0; i < refreshes; i++) {
            long start = System.nanoTime();
            String action = engine.refresh(name);
            micros.add((System.nanoTime() - start) / 1e3);
            if (!action.equals("NO_DATA")) {
                throw new IllegalStateException("a refresh without changes was " + action);
            }
        }
        double serverMicros = processor
                .flatMap(before -> processor().map(after -> after.minus(before).toNanos() / 1e3 / refreshes))
                .orElse(Double.NaN);
        return new Cost(
                Statistics.median(micros),
                Statistics.percentile(micros, 0.95),
                serverMicros,
                (double) (observer.one(WAL, row -> row.getLong(1)) - wal) / refreshes);
    }

    /** What the process of the connection has taken of a processor so far; unknown where it is on another machine. */
    private Optional<Duration> processor() {
        try {
            return ProcessHandle.of(connection.unwrap(PGConnection.class).getBackendPID())
                    .flatMap(process -> process.info().totalCpuDuration());
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        script.connection().close();
    }
}
