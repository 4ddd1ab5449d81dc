package dev.pgstream.benchmarks.buffers;

import dev.pgstream.benchmarks.place.Engine;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.datasets.Script;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Writes, and refreshes a fast stream table all the while; a slow one, if any, only at the end. */
final class BuffersRun {

    private static final String SCHEMA = "pgstream_bench_buffers";
    private static final String SOURCE = SCHEMA + ".src";
    private static final String FAST = SCHEMA + ".fast";
    private static final String SLOW = SCHEMA + ".slow";
    private static final String SIZES = "SELECT pg_relation_size('pgstream_changes.changes_' || buffer_id),"
            + " pg_relation_size('pgstream_changes.changes_' || buffer_id || '_backlog') FROM pgstream.pgs_change_buffers"
            + " WHERE source_relid = '" + SOURCE + "'::regclass";

    private final Place place;
    private final Load load;

    BuffersRun(Place place, Load load) {
        this.place = place;
        this.load = load;
    }

    Measurement measure(boolean slow) throws SQLException, InterruptedException, ExecutionException {
        try (Connection connection = place.connect();
                Connection other = place.connect()) {
            Session observer = new Session(other);
            Place.searchPath(connection, "");
            Engine engine = place.engine(connection);
            create(new Script(other), engine, slow);
            List<Window> windows = underWrites(observer, engine);
            long start = System.nanoTime();
            String slowAction = slow ? engine.refresh(SLOW) : "";
            double slowMs = (System.nanoTime() - start) / 1e6;
            engine.refresh(FAST);
            long[] atRest = sizes(observer);
            long different = engine.verify(FAST) + (slow ? engine.verify(SLOW) : 0);
            if (slow) {
                engine.drop(SLOW);
            }
            engine.drop(FAST);
            new Script(other).run("DROP SCHEMA " + SCHEMA + " CASCADE");
            return new Measurement(slow, windows, slowAction, slowMs, atRest[0] + atRest[1], different);
        }
    }

    private void create(Script script, Engine engine, boolean slow) throws SQLException {
        script.run("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        script.run("CREATE SCHEMA " + SCHEMA);
        script.run(
                "CREATE TABLE " + SOURCE + " (id int PRIMARY KEY, region int, category int, customer int, dim_id int,"
                        + " amount bigint, score int) WITH (fillfactor = 80)");
        script.run("INSERT INTO " + SOURCE + " SELECT i, i % 10, i % 20, i % 10000, i % 1000, i % 500, i % 100"
                + " FROM generate_series(0, " + (load.rows() - 1) + ") AS i");
        script.run("VACUUM ANALYZE " + SOURCE);
        engine.create(FAST, sums("region"), "AUTO");
        if (slow) {
            engine.create(SLOW, sums("customer"), "AUTO");
        }
    }

    private static String sums(String group) {
        return "SELECT " + group + ", count(*) AS n, sum(amount) AS total FROM " + SOURCE + " GROUP BY " + group;
    }

    private List<Window> underWrites(Session observer, Engine engine)
            throws SQLException, InterruptedException, ExecutionException {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicLong written = new AtomicLong();
        List<Connection> connections = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(load.writers());
        try {
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < load.writers(); i++) {
                connections.add(place.connect());
                double rate = load.perMinute() / 60.0 / load.writers();
                writers.add(pool.submit(new SteadyWriter(
                        connections.get(i),
                        SOURCE,
                        i,
                        load.writers(),
                        load.rows(),
                        rate,
                        load.batch(),
                        written,
                        going::get)));
            }
            List<Window> windows = new ArrayList<>();
            long start = System.nanoTime();
            for (int end = load.window(); end <= load.seconds(); end += load.window()) {
                long before = written.get();
                List<Double> ms = refreshUntil(engine, start + TimeUnit.SECONDS.toNanos(end));
                long[] sizes = sizes(observer);
                windows.add(new Window(end, written.get() - before, sizes[0], sizes[1], ms));
            }
            going.set(false);
            for (Future<Boolean> writer : writers) {
                writer.get();
            }
            return windows;
        } finally {
            going.set(false);
            pool.shutdown();
            for (Connection each : connections) {
                each.close();
            }
        }
    }

    private List<Double> refreshUntil(Engine engine, long end) throws SQLException {
        List<Double> ms = new ArrayList<>();
        long every = (long) (load.every() * TimeUnit.SECONDS.toNanos(1));
        for (long next = System.nanoTime(); next < end; next += every) {
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            long start = System.nanoTime();
            engine.refresh(FAST);
            ms.add((System.nanoTime() - start) / 1e6);
        }
        LockSupport.parkNanos(Math.max(0, end - System.nanoTime()));
        return ms;
    }

    private static long[] sizes(Session observer) throws SQLException {
        return observer.one(SIZES, row -> new long[] {row.getLong(1), row.getLong(2)});
    }
}
