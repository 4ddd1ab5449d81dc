package dev.pgstream.it.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Trigger modes and change buffers are switched to and fro while there are writers, and refreshers that compare at their own
 * snapshot. No change is lost, and none makes a refresh compute everything.
 */
@StreamTest
class SwitchedCapturesIT {

    private static final int WRITERS = 3;
    private static final int SWITCHES = 16;

    /** A switch, too, may be the victim of a deadlock, as in a refresh of two stream tables in one transaction. */
    private static final Set<String> AGAIN = Set.of("40P01", "40001");

    private static final Map<String, String> QUERIES = Map.of(
            "sums",
            "SELECT g, count(*) AS c, sum(v) AS s FROM items GROUP BY g",
            "joined",
            "SELECT i.id, i.v, p.v AS pv FROM items i JOIN parts p ON p.id = i.g",
            "bag",
            "SELECT v FROM items UNION ALL SELECT v FROM parts");

    private final TestDatabase database;
    private final AtomicBoolean going = new AtomicBoolean(true);

    SwitchedCapturesIT(TestDatabase database) {
        this.database = database;
    }

    private void create() throws SQLException {
        database.execute(
                "CREATE SCHEMA oracle",
                "SET search_path = oracle, public",
                "CREATE TABLE items (id int PRIMARY KEY, g int, v int)",
                "CREATE TABLE parts (id int, v int, PRIMARY KEY (id)) PARTITION BY RANGE (id)",
                "CREATE TABLE low PARTITION OF parts FOR VALUES FROM (0) TO (5)",
                "CREATE TABLE high PARTITION OF parts FOR VALUES FROM (5) TO (10)",
                "INSERT INTO items SELECT i, i % 10, i FROM generate_series(1, 100) AS i",
                "INSERT INTO parts SELECT i, i FROM generate_series(0, 9) AS i");
        for (var query : QUERIES.entrySet()) {
            database.api().create(query.getKey(), query.getValue(), "DIFFERENTIAL");
        }
    }

    private void write(int writer) throws SQLException {
        Random random = new Random(writer);
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET search_path = oracle, public");
            for (int id = 1000 * (writer + 1); going.get(); id++) {
                int one = random.nextInt(10);
                try {
                    session.execute(
                            "BEGIN",
                            "INSERT INTO items VALUES (" + id + ", " + one + ", " + id + ")",
                            "UPDATE items SET v = v + 1, g = (g + 1) % 10 WHERE id % 10 = " + one,
                            "UPDATE parts SET v = v + 1 WHERE id = " + one,
                            "DELETE FROM items WHERE id = " + (id - 5),
                            random.nextInt(4) == 0 ? "ROLLBACK" : "COMMIT");
                } catch (SQLException e) {
                    session.execute("ROLLBACK");
                    if (!AGAIN.contains(e.getSQLState())) {
                        throw e;
                    }
                }
            }
        }
    }

    private Callable<List<String>> refreshing(AtomicInteger refreshes, boolean checked) {
        return new Refreshing(database, QUERIES, checked, going::get, refreshes);
    }

    private int switching() throws SQLException {
        int switched = 0;
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET search_path = oracle, public");
            for (int i = 0; i < SWITCHES; i++) {
                for (String source : List.of("items", "parts")) {
                    try {
                        database.api(connection).alterSource(source, i % 2 == 0 ? "row" : "statement", i % 4 < 2);
                        switched++;
                    } catch (SQLException e) {
                        if (!AGAIN.contains(e.getSQLState())) {
                            throw e;
                        }
                    }
                }
            }
        }
        return switched;
    }

    @Test
    void nothingIsLost() throws Exception {
        create();
        AtomicInteger refreshes = new AtomicInteger();
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<List<String>>> compared = new ArrayList<>();
            compared.add(pool.submit(refreshing(refreshes, true)));
            compared.add(pool.submit(refreshing(refreshes, false)));
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(pool.submit(() -> {
                    write(writer);
                    return true;
                }));
            }
            assertThat(pool.submit(this::switching).get()).isGreaterThan(SWITCHES);
            going.set(false);
            for (Future<Boolean> writer : writers) {
                assertThat(writer.get()).isTrue();
            }
            for (Future<List<String>> refresher : compared) {
                assertThat(refresher.get()).as("differences at a snapshot").isEmpty();
            }
        } finally {
            going.set(false);
            pool.shutdownNow();
        }
        assertThat(refreshes.get()).isPositive();
        for (var query : QUERIES.entrySet()) {
            assertThat(database.api().refresh(query.getKey())).isNotEqualTo("FULL");
            assertThat(ConcurrentWritersIT.differences(
                            new Session(database.connection()), query.getKey(), query.getValue()))
                    .isEmpty();
        }
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE action = 'FULL'"))
                .isZero();
        for (String name : QUERIES.keySet()) {
            database.api().drop(name);
        }
    }
}
