package dev.pgstream.it.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.it.oracle.ParallelPlans;
import dev.pgstream.it.oracle.Shop;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import dev.pgstream.testkit.oracle.Scenario;
import dev.pgstream.testkit.oracle.ScriptGenerator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Six writers against three refreshers over joins, groups, extremes and bags: every refresh under REPEATABLE READ equals the
 * query at its own snapshot, and everything does once the writers are done.
 */
@StreamTest
class ConcurrentWritersIT {

    private static final int WRITERS = 6;
    private static final int TRANSACTIONS = 60;

    /** So many incremental refreshes while others write show something. */
    private static final int REFRESHES = 25;

    private static Scenario scenario(String mode) {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "revenue",
                "SELECT c.region, count(*) AS n, sum(o.amount) AS s FROM orders o JOIN customers c ON c.id = o.customer_id"
                        + " GROUP BY c.region");
        queries.put(
                "joined",
                "SELECT o.id, c.name, i.sku, i.line FROM orders o JOIN customers c ON c.id = o.customer_id"
                        + " JOIN items i ON i.order_id = o.id");
        queries.put(
                "extremes",
                "SELECT customer_id, min(placed) AS lo, max(amount) AS hi FROM orders GROUP BY customer_id");
        queries.put("bag", "SELECT a, b FROM log UNION ALL SELECT n, NULL FROM late");
        queries.put("stacked", "SELECT region, n FROM revenue WHERE n > 1");
        return Shop.with(List.of("CREATE TABLE late (n int)"), queries, mode);
    }

    @Test
    void equalAtEachSnapshotAndAtTheEnd(TestDatabase database) throws Exception {
        play(database, false, false, "DIFFERENTIAL");
        assertThat(refreshes(database, "DIFFERENTIAL")).isGreaterThanOrEqualTo(REFRESHES);
        drop(database);
    }

    /** Whatever one stream table has seen is moved at once. */
    @Test
    void equalWhileChangesMoveToBacklogs(TestDatabase database) throws Exception {
        play(database, false, true, "DIFFERENTIAL");
        assertThat(refreshes(database, "DIFFERENTIAL")).isGreaterThanOrEqualTo(REFRESHES);
        drop(database);
    }

    @Test
    void equalAtTheEndWithTruncates(TestDatabase database) throws Exception {
        play(database, true, true, "DIFFERENTIAL");
        assertThat(refreshes(database, "DIFFERENTIAL"))
                .as("where no source was truncated")
                .isGreaterThanOrEqualTo(REFRESHES);
        drop(database);
    }

    @Test
    void equalWhereSomeRefreshesAreFullByParallelPlans(TestDatabase database) throws Exception {
        for (String setting : ParallelPlans.CHEAP) {
            database.execute("ALTER DATABASE " + database.name() + " SET " + setting);
        }
        database.execute("ALTER DATABASE " + database.name() + " SET pg_stream.differential_max_change_ratio = 0.5");
        play(database, false, false, "AUTO");
        assertThat(refreshes(database, "DIFFERENTIAL")).isPositive();
        assertThat(refreshes(database, "FULL")).isPositive();
        drop(database);
    }

    private static void play(TestDatabase database, boolean truncates, boolean moves, String mode) throws Exception {
        long seed = Oracle.seed();
        Scenario scenario = scenario(mode);
        database.execute(
                "DROP SCHEMA IF EXISTS oracle CASCADE", "CREATE SCHEMA oracle", "SET search_path = oracle, public");
        database.execute(scenario.setup().toArray(String[]::new));
        for (var query : scenario.queries().entrySet()) {
            database.api().create(query.getKey(), query.getValue(), scenario.mode());
        }
        try (Connection idle = database.connect()) {
            Session longOne = new Session(idle);
            longOne.execute("SET search_path = oracle; BEGIN; INSERT INTO late VALUES (77)");
            run(database, scenario, seed, truncates, moves);
            longOne.execute("INSERT INTO late VALUES (78); COMMIT");
        }
        for (var query : scenario.queries().entrySet()) {
            database.api().refresh(query.getKey());
            assertThat(differences(new Session(database.connection()), query.getKey(), query.getValue()))
                    .as("seed %d, at rest", seed)
                    .isEmpty();
        }
        assertThat(database.number("SELECT count(*) FROM bag WHERE a IN (77, 78)"))
                .isEqualTo(2);
    }

    private static void drop(TestDatabase database) throws SQLException {
        database.api().drop("revenue", true);
        for (String name : List.of("joined", "extremes", "bag")) {
            database.api().drop(name);
        }
    }

    private static long refreshes(TestDatabase database, String action) throws SQLException {
        return database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE action = '" + action + "'");
    }

    private static void run(TestDatabase database, Scenario scenario, long seed, boolean truncates, boolean moves)
            throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newCachedThreadPool();
        try {
            List<Future<List<String>>> refreshers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                boolean checked = i > 0 && !truncates;
                refreshers.add(pool.submit(new Refreshing(database, scenario.queries(), checked, writing::get, done)));
            }
            Future<Integer> mover = pool.submit(new Mover(database, () -> moves && writing.get()));
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                ScriptGenerator scripts = truncates
                        ? new ScriptGenerator(scenario, seed + i)
                        : ScriptGenerator.withoutTruncate(scenario, seed + i);
                writers.add(pool.submit(
                        new Writer(database, scripts, i, seed + i, TRANSACTIONS, () -> done.get() < REFRESHES)));
            }
            int committed = 0;
            for (Future<Integer> writer : writers) {
                committed += writer.get();
            }
            writing.set(false);
            assertThat(committed).as("seed %d, committed transactions", seed).isGreaterThan(WRITERS * TRANSACTIONS / 4);
            assertThat(mover.get() > 0).as("something was moved").isEqualTo(moves);
            for (Future<List<String>> refresher : refreshers) {
                assertThat(refresher.get())
                        .as("seed %d, differences at a snapshot", seed)
                        .isEmpty();
            }
        } finally {
            writing.set(false);
            pool.shutdownNow();
        }
    }

    static List<String> differences(Session session, String name, String query) throws SQLException {
        String columns = session.value("SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
                + " WHERE attrelid = 'oracle." + name
                + "'::regclass AND attnum > 0 AND NOT starts_with(attname, '__pgs_')");
        String stored = "SELECT " + columns + " FROM " + name;
        long rows = session.number("SELECT count(*) FROM ((" + stored + " EXCEPT ALL (" + query + ")) UNION ALL (("
                + query + ") EXCEPT ALL " + stored + ")) AS d");
        return rows == 0 ? List.of() : List.of(name + " differs in " + rows + " rows");
    }
}
