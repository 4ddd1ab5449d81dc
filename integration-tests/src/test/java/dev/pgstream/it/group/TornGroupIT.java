package dev.pgstream.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A reader beside four writers and the refreshes of a diamond with a base table below its apex (B6): whatever it sees in one
 * snapshot agrees.
 */
@StreamTest
class TornGroupIT {

    private static final int ROUNDS = 60;

    /** The same sum by four ways; they differ as soon as one of them is of another moment. */
    private static final String SUMS = """
            SELECT (SELECT coalesce(sum(s), 0) FROM by_k), (SELECT coalesce(sum(n), 0) FROM copied),
                   (SELECT coalesce(sum(s), 0) FROM joined), (SELECT coalesce(sum(n), 0) FROM over_base)""";

    private final TestDatabase database;
    private final AtomicBoolean going = new AtomicBoolean(true);

    TornGroupIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isNeverSeen() throws Exception {
        database.execute(
                "CREATE TABLE t (id int PRIMARY KEY, k int, n int)",
                "INSERT INTO t SELECT i, i % 5, i FROM generate_series(1, 100) AS i");
        database.api().create("by_k", "SELECT k, sum(n) AS s, count(*) AS c FROM t GROUP BY k", "DIFFERENTIAL");
        database.api().create("copied", "SELECT id, k, n FROM t", "DIFFERENTIAL");
        database.api()
                .create(
                        "joined",
                        "SELECT c.k, sum(c.n) AS s FROM copied c JOIN by_k b ON b.k = c.k GROUP BY c.k",
                        "DIFFERENTIAL");
        database.api().create("over_base", "SELECT t.id, c.n FROM t JOIN copied c ON c.id = t.id", "DIFFERENTIAL");
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<Integer>> others = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                others.add(pool.submit(writer(i)));
            }
            Future<Integer> reader = pool.submit(this::read);
            refresh();
            going.set(false);
            assertThat(reader.get()).as("reads").isPositive();
            for (Future<Integer> writer : others) {
                assertThat(writer.get()).as("writes").isPositive();
            }
        } finally {
            going.set(false);
            pool.shutdownNow();
        }
        new ScheduledRefreshes(database).run();
        for (String name : List.of("by_k", "copied", "joined", "over_base")) {
            assertThat(database.api().verify(name)).as(name).isZero();
        }
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE error IS NOT NULL"))
                .isZero();
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE action = 'DIFFERENTIAL'"))
                .isGreaterThan(20);
    }

    private void refresh() throws SQLException {
        try (Connection connection = database.connect()) {
            for (int i = 0; i < ROUNDS; i++) {
                new ScheduledRefreshes(database).run(connection);
            }
        }
    }

    private Integer read() throws SQLException {
        int reads = 0;
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            while (going.get()) {
                List<String> sums =
                        session.rows(SUMS).get(0).stream().map(String::valueOf).toList();
                assertThat(sums.stream().distinct()).as("sums %s", sums).hasSize(1);
                reads++;
            }
        }
        return reads;
    }

    private Callable<Integer> writer(int number) {
        return () -> {
            Random random = new Random(number);
            int writes = 0;
            try (Connection connection = database.connect()) {
                Session session = new Session(connection);
                while (going.get()) {
                    int id = number * 1_000_000 + random.nextInt(50);
                    session.execute("INSERT INTO t VALUES (" + id + ", " + random.nextInt(8) + ", "
                            + random.nextInt(100) + ") ON CONFLICT (id) DO UPDATE SET n = excluded.n, k = excluded.k");
                    session.execute("DELETE FROM t WHERE id = " + (number * 1_000_000 + random.nextInt(50)));
                    writes++;
                }
            }
            return writes;
        };
    }
}
