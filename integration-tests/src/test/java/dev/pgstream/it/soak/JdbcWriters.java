package dev.pgstream.it.soak;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.server.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Threads of this process, which reconnect when they must. */
final class JdbcWriters implements Writers {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

    private final PostgresServer server;
    private final ReadWriteLock quiet = new ReentrantReadWriteLock(true);
    private final AtomicLong committed = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    JdbcWriters(PostgresServer server, long seed) {
        this.server = server;
        for (int i = 0; i < CONNECTIONS; i++) {
            Random random = new Random(seed + i);
            threads.add(new Thread(() -> write(random), "writer " + i));
        }
        threads.forEach(Thread::start);
    }

    @Override
    public void whileQuiet(Runnable task) {
        quiet.writeLock().lock();
        try {
            task.run();
        } finally {
            quiet.writeLock().unlock();
        }
    }

    @Override
    public String text() {
        return committed + " transactions of writers, " + failed + " that failed";
    }

    /** Here a failure only makes the writer connect anew. */
    @Override
    public List<String> unexpected() {
        return List.of();
    }

    @Override
    public void close() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void write(Random random) {
        while (!stopped) {
            try (Connection connection = server.connect("postgres")) {
                connection.setAutoCommit(false);
                while (!stopped) {
                    transaction(connection, random);
                }
            } catch (SQLException lost) {
                failed.incrementAndGet();
                LockSupport.parkNanos(this, 10 * PAUSE_NANOS);
            }
        }
    }

    private void transaction(Connection connection, Random random) throws SQLException {
        quiet.readLock().lock();
        try {
            Session session = new Session(connection);
            for (int i = random.nextInt(3); i >= 0; i--) {
                session.execute(statement(random));
            }
            if (random.nextInt(20) == 0) {
                connection.rollback();
            } else {
                connection.commit();
                committed.incrementAndGet();
            }
        } finally {
            quiet.readLock().unlock();
        }
        LockSupport.parkNanos(this, (long) (PAUSE_NANOS * random.nextDouble() * 2));
    }

    private static String statement(Random random) {
        String table = Dag.SOURCES.get(random.nextInt(Dag.SOURCES.size()));
        int key = random.nextInt(KEYS);
        int value = random.nextInt(1000);
        int dice = random.nextInt(400);
        if (dice == 0) {
            return "TRUNCATE " + table;
        }
        if (dice < 60) {
            return "DELETE FROM %s WHERE id BETWEEN %d AND %d".formatted(table, key, key + random.nextInt(10));
        }
        if (dice < 160) {
            return "UPDATE %s SET v = v + %d, k = (k + %d) %% %d WHERE id BETWEEN %d AND %d"
                    .formatted(table, value, random.nextInt(2), KEYS, key, key + random.nextInt(5));
        }
        return "INSERT INTO %s SELECT i, (i * %d) %% %d, %d FROM generate_series(%d, %d) AS i ON CONFLICT (id) DO UPDATE SET v = excluded.v"
                .formatted(table, 1 + random.nextInt(7), KEYS, value, key, key + random.nextInt(8));
    }
}
