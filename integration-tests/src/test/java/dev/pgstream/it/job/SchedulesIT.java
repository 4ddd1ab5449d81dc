package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Stream tables follow their sources by their schedules. */
class SchedulesIT extends JobTest {

    SchedulesIT(TestDatabase database) {
        super(database);
    }

    @Test
    void anIntervalRefreshes() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "200ms", "SELECT sum(v) AS s FROM t");
        RunningWorker worker = work();
        execute("INSERT INTO t VALUES (1, 10)");
        await("SELECT s FROM sums", "10");
        execute("UPDATE t SET v = 11");
        await("SELECT s FROM sums", "11");
        assertThat(worker.journal()).contains("leading");
        assertThat(database.value("SELECT string_agg(DISTINCT initiated_by, ',') FROM pgstream.pgs_refresh_history"
                        + " WHERE reason = 'changes are pending'"))
                .isEqualTo("job");
    }

    @Test
    void aCronExpressionRefreshes() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "* * * * * *", "SELECT sum(v) AS s FROM t");
        work();
        execute("INSERT INTO t VALUES (1, 10)");
        await("SELECT s FROM sums", "10");
    }

    @Test
    void aCalculatedScheduleIsThatOfItsReaders() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, v int)");
        create("by_k", "calculated", "SELECT k, sum(v) AS s FROM t GROUP BY k");
        create("total", "200ms", "SELECT sum(s) AS s FROM by_k");
        work();
        execute("INSERT INTO t SELECT i, i % 3, 1 FROM generate_series(1, 9) i");
        await("SELECT s FROM total", "9");
    }

    @Test
    void onDemandOnesAreLeftAlone() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("by_hand", null, "SELECT sum(v) AS s FROM t");
        create("without_readers", "calculated", "SELECT sum(v) AS s FROM t");
        create("suspended", "100ms", "SELECT sum(v) AS s FROM t");
        database.api().alter("suspended", null, null, null, "SUSPENDED");
        create("sums", "100ms", "SELECT sum(v) AS s FROM t");
        work();
        for (int i = 1; i <= 3; i++) {
            execute("INSERT INTO t VALUES (" + i + ", 1)");
            await("SELECT s FROM sums", Integer.toString(i));
        }
        assertThat(database.rows("SELECT s FROM by_hand UNION ALL SELECT s FROM without_readers"
                        + " UNION ALL SELECT s FROM suspended"))
                .allSatisfy(row -> assertThat(row).containsExactly((String) null));
    }

    @Test
    void aChainAndADiamondPassChangesOn() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, v int)");
        create("base", "100ms", "SELECT id, k, v FROM t WHERE v > 0");
        create("left_way", "100ms", "SELECT k, sum(v) AS s FROM base GROUP BY k");
        create("right_way", "100ms", "SELECT k, count(*) AS n FROM base GROUP BY k");
        create("joined", "100ms", "SELECT l.k, l.s, r.n FROM left_way l JOIN right_way r ON r.k = l.k");
        create("last", "100ms", "SELECT sum(s) AS s, sum(n) AS n FROM joined");
        work();
        execute("INSERT INTO t SELECT i, i % 10, 1 FROM generate_series(1, 100) i");
        await("SELECT s::text || ' ' || n::text FROM last", "100 100");
        execute("DELETE FROM t WHERE k = 3", "UPDATE t SET v = 2 WHERE k = 4", "UPDATE t SET v = -1 WHERE k = 5");
        await("SELECT s::text || ' ' || n::text FROM last", "90 80");
        execute("TRUNCATE t");
        await("SELECT count(s)::text FROM last", "0");
        for (String name : new String[] {"base", "left_way", "right_way", "joined", "last"}) {
            assertThat(database.api().verify(name)).as(name).isZero();
        }
    }

    @Test
    void anUnfilledStreamTableIsFilled() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 10)");
        database.api().create("later", "SELECT sum(v) AS s FROM t", "100ms", "AUTO", false);
        work();
        await("SELECT s FROM later", "10");
    }

    @Test
    void a17_sourcesThatAreNotCapturedArePolled() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "CREATE MATERIALIZED VIEW m AS SELECT id, v FROM t");
        create("sums", "200ms", "SELECT sum(v) AS s FROM m");
        work();
        execute("INSERT INTO t VALUES (1, 10)", "REFRESH MATERIALIZED VIEW m");
        await("SELECT s FROM sums", "10");
    }

    @Test
    void f6_whatCommitsLateIsFound() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("first", "100ms", "SELECT sum(v) AS s FROM t");
        RunningWorker worker = work();
        try (Connection other = database.connect()) {
            new Session(other).execute("SET search_path = " + schema);
            other.setAutoCommit(false);
            database.api(other).create("second", "SELECT max(v) AS m FROM t", "100ms", "AUTO", true);
            Eventually.until("the worker leads", () -> worker.journal().contains("leading"));
            other.commit();
            execute("INSERT INTO t VALUES (1, 10)");
            await("SELECT m FROM second", "10");
            await("SELECT s FROM first", "10");
        }
    }

    @Test
    void alterationsAndDropsAreFollowed() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "1h", "SELECT sum(v) AS s FROM t");
        create("gone", "100ms", "SELECT max(v) AS m FROM t");
        RunningWorker worker = work();
        Eventually.until("the worker leads", () -> worker.journal().contains("leading"));
        database.api().drop("gone", false);
        execute("INSERT INTO t VALUES (1, 10)");
        database.api().alter("sums", null, "100ms", null, null);
        await("SELECT s FROM sums", "10");
        execute("ALTER TABLE t RENAME COLUMN v TO w", "ALTER TABLE sums RENAME TO totals");
        execute("INSERT INTO t VALUES (2, 10)");
        await("SELECT s FROM totals", "20");
    }

    @Test
    void severalDatabasesAreServed() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "100ms", "SELECT sum(v) AS s FROM t");
        String nowhere = "postgresql://nobody@localhost:1/nothing";
        RunningWorker worker = closed(RunningWorker.on(nowhere, database.url()));
        execute("INSERT INTO t VALUES (1, 10)");
        await("SELECT s FROM sums", "10");
        assertThat(worker.journal()).contains("nothing: can't lead: 08001");
    }
}
