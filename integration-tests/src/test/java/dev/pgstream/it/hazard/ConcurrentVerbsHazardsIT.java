package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.it.group.ScheduledRefreshes;
import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** F5: refreshes, changes and drops of the same stream tables at once, beside a writer. */
class ConcurrentVerbsHazardsIT extends HazardTest {

    private static final int ROUNDS = 15;

    /** Another verb is at it, it has just been dropped, or a snapshot is older than another's refresh. */
    private static final Set<String> LOST = Set.of("55P03", "42P01", "40001");

    private final AtomicBoolean going = new AtomicBoolean(true);

    ConcurrentVerbsHazardsIT(TestDatabase database) {
        super(database);
    }

    /** One step of what runs again and again. */
    private interface Step {
        void run(Session session, Api api) throws SQLException;
    }

    @Test
    void f5_verbsAtOnceDoNotDeadlock() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, n int)", "INSERT INTO t VALUES (1, 1, 10), (2, 2, 20)");
        create("stays", "SELECT k, sum(n) AS s FROM t GROUP BY k");
        create("changes", "SELECT id, n FROM t");
        ExecutorService pool = Executors.newCachedThreadPool();
        List<Future<Integer>> others = new ArrayList<>();
        try {
            others.add(pool.submit(again((session, api) -> session.execute("UPDATE t SET n = n + 1 WHERE id = 1"))));
            others.add(pool.submit(again((session, api) -> api.refresh("stays"))));
            others.add(pool.submit(again((session, api) -> api.refresh("changes"))));
            others.add(
                    pool.submit(again((session, api) -> new ScheduledRefreshes(database).run(session.connection()))));
            others.add(pool.submit(again((session, api) -> {
                api.create("comes", "SELECT k, n FROM t WHERE n > 0", "DIFFERENTIAL");
                api.drop("comes");
            })));
            change();
            going.set(false);
            for (Future<Integer> other : others) {
                assertThat(other.get()).isPositive();
            }
        } finally {
            going.set(false);
            pool.shutdownNow();
        }
        refresh("stays");
        declared("changes", "SELECT id, k FROM t");
        database.api().drop("stays");
        database.api().drop("changes");
    }

    private void change() throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET search_path = " + database.value("SELECT current_schema()") + ", public");
            for (int i = 1; i <= ROUNDS; i++) {
                String column = i % 2 == 0 ? "n" : "k";
                attempt(
                        session,
                        (s, api) -> api.alter("changes", "SELECT id, " + column + " FROM t", null, null, null));
            }
        }
    }

    private Callable<Integer> again(Step step) throws SQLException {
        Session session = session();
        return () -> {
            int times = 0;
            while (going.get()) {
                attempt(session, step);
                times++;
            }
            return times;
        };
    }

    private void attempt(Session session, Step step) throws SQLException {
        try {
            step.run(session, api(session));
        } catch (SQLException e) {
            if (!LOST.contains(String.valueOf(e.getSQLState()))) {
                throw e;
            }
        }
    }
}
