package dev.pgstream.benchmarks.propagation;

import dev.pgstream.benchmarks.BackgroundWorker;
import dev.pgstream.benchmarks.Log;
import dev.pgstream.datasets.Query;
import dev.pgstream.datasets.Script;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.connect.ConnectionTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Commits small changes, one after the other, and watches them arrive. */
final class PropagationRun {

    private static final int ROWS = 10_000;
    private static final int SPREAD = 1000;
    private static final int WARM_UPS = 30;
    private static final long LOOK_EACH_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long GIVE_UP_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ConnectionTarget target;
    private final Script writer;
    private final Session reader;
    private final Attached streamTables;
    private final Log log;
    private final Random random = new Random(1);
    private final List<String> different = new ArrayList<>();
    private int value;

    PropagationRun(ConnectionTarget target, Connection writer, Connection reader, Connection declarer, Log log)
            throws SQLException {
        this.target = target;
        this.writer = new Script(writer);
        this.reader = new Session(reader);
        this.streamTables = new Attached(declarer);
        this.log = log;
    }

    /** The stream tables that were not equal to their queries. */
    List<String> different() {
        return different;
    }

    Measurement measure(Shape shape, int concurrency, int rounds) throws SQLException {
        writer.run("CREATE TABLE base (id int PRIMARY KEY, g int NOT NULL, v int NOT NULL)");
        writer.run("INSERT INTO base SELECT i, i / 10, 0 FROM generate_series(1, " + ROWS + ") AS i");
        for (Query table : shape.tables()) {
            streamTables.create(new Declaration(table.name(), table.sql(), shape.schedule(), "AUTO", true));
        }
        writer.run("VACUUM ANALYZE");
        List<Double> times = new ArrayList<>();
        try (BackgroundWorker worker = BackgroundWorker.start(target, concurrency)) {
            for (int round = 0; round < WARM_UPS + rounds; round++) {
                double ms = change(worker, shape);
                if (round >= WARM_UPS) {
                    times.add(ms);
                }
            }
        }
        List<Query> reversed = new ArrayList<>(shape.tables());
        Collections.reverse(reversed);
        for (Query table : reversed) {
            if (streamTables.verify(table.name()) > 0) {
                different.add(table.name() + " of " + shape.name());
            }
            streamTables.drop(table.name(), false);
        }
        writer.run("DROP TABLE base");
        Measurement measured = new Measurement(shape, concurrency, times);
        log.line(String.format("%s, %d at a time: %.1f ms", shape.name(), concurrency, measured.median()));
        return measured;
    }

    /** The pauses are random, or a change would always come at the same time before the next firing. */
    private double change(BackgroundWorker worker, Shape shape) throws SQLException {
        LockSupport.parkNanos(worker, random.nextLong(LONGEST_PAUSE_NANOS));
        value++;
        int id = ROWS / 2 + value % SPREAD;
        writer.run("UPDATE base SET v = " + value + " WHERE id % " + SPREAD + " = " + value % SPREAD);
        long start = System.nanoTime();
        String arrived = shape.last().stream()
                .map(table -> "EXISTS (SELECT FROM " + table + " WHERE id = " + id + " AND v = " + value + ")")
                .collect(Collectors.joining(" AND ", "SELECT ", ""));
        while (!reader.one(arrived, row -> row.getBoolean(1))) {
            if (System.nanoTime() - start > GIVE_UP_NANOS) {
                throw new IllegalStateException("a change does not arrive: " + arrived);
            }
            LockSupport.parkNanos(LOOK_EACH_NANOS);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
