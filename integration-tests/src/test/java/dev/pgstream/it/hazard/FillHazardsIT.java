package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A4 and A16: what a fill or full refresh computes, and where its frontier says that it stands. */
class FillHazardsIT extends HazardTest {

    private static final String SUMS = "SELECT count(*) AS n, sum(v) AS s FROM t";

    FillHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int, w int)", "INSERT INTO t VALUES (1, 10), (2, 20)");
    }

    @Test
    void a4_fillSeesWhoWroteBeforeTheTriggers() throws Exception {
        Session writer = begin("INSERT INTO t VALUES (3, 30)");
        Session creator = session();
        CompletableFuture<Void> creating = CompletableFuture.runAsync(() -> {
            try {
                api(creator).create("sums", SUMS, "DIFFERENTIAL");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitWaiter(creating);
        writer.execute("INSERT INTO t VALUES (4, 40)", "COMMIT");
        creating.get();
        declared("sums", SUMS);
        execute("UPDATE t SET v = 0 WHERE id = 3");
        refresh("sums", "DIFFERENTIAL");
    }

    /** Returns once somebody waits for the lock of {@code t}, or the work is over. */
    private void awaitWaiter(CompletableFuture<Void> work) throws SQLException {
        while (!work.isDone()
                && database.number("SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass AND NOT granted")
                        == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a4_creatingUnderAnOlderSnapshotIsRefused() throws SQLException {
        Session creator = session();
        creator.connection().setAutoCommit(false);
        creator.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM t");
        execute("INSERT INTO t VALUES (3, 30)");
        error("25001", () -> api(creator).create("sums", SUMS));
        creator.connection().rollback();
        create("sums", SUMS);
    }

    @Test
    void a4_fillInATransactionThatWritesBeforeAndAfter() throws SQLException {
        Session creator = session();
        creator.connection().setAutoCommit(false);
        creator.execute("INSERT INTO t VALUES (3, 30)");
        api(creator).create("sums", SUMS, "DIFFERENTIAL");
        creator.execute("INSERT INTO t VALUES (4, 40)", "UPDATE t SET v = v + 1");
        creator.connection().commit();
        database.api().refresh("sums");
        declared("sums", SUMS);
    }

    @Test
    void a4_fullRefreshMissesAnOpenWriterAndTheNextOneDoesNot() throws SQLException {
        create("sums", SUMS);
        create("rows_of_t", "SELECT id, v FROM t");
        execute("TRUNCATE t", "INSERT INTO t VALUES (5, 50)");
        Session writer = begin("INSERT INTO t VALUES (6, 60)");
        refresh("sums", "FULL");
        refresh("rows_of_t", "FULL");
        writer.execute("UPDATE t SET v = 61 WHERE id = 6", "COMMIT");
        refresh("sums", "DIFFERENTIAL");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void a4_emptyDeclarationFilledLater() throws SQLException {
        database.api().create("sums", SUMS, null, "DIFFERENTIAL", false);
        Session writer = begin("INSERT INTO t VALUES (3, 30)");
        execute("INSERT INTO t VALUES (4, 40)");
        database.api().refresh("sums");
        declared("sums", SUMS);
        writer.execute("COMMIT");
        refresh("sums", "DIFFERENTIAL");
    }

    @Test
    void a4_capturingMoreColumnsKeepsEarlierChanges() throws SQLException {
        create("narrow", "SELECT id, v FROM t");
        execute("INSERT INTO t VALUES (3, 30, 300)", "UPDATE t SET w = 100 WHERE id = 1");
        create("wide", "SELECT id, w FROM t");
        execute("UPDATE t SET w = 101, v = 11 WHERE id = 1", "DELETE FROM t WHERE id = 3");
        refresh("wide", "DIFFERENTIAL");
        refresh("narrow", "DIFFERENTIAL");
    }

    @Test
    void a4_newQueryStartsAtItsOwnFill() throws SQLException {
        create("sums", SUMS);
        execute("INSERT INTO t VALUES (3, 30, 300)");
        Session writer = begin("DELETE FROM t WHERE id = 1");
        writer.execute("COMMIT");
        String query = "SELECT count(*) AS n, sum(w) AS s FROM t";
        database.api().alter("sums", query, null, null, null);
        declared("sums", query);
        execute("UPDATE t SET w = 7");
        refresh("sums", "DIFFERENTIAL");
    }

    @Test
    void a16_fullRefreshesDoNotPlayChangesTwice() throws SQLException {
        create("sums", SUMS);
        for (int round = 0; round < 3; round++) {
            execute("INSERT INTO t SELECT i, i FROM generate_series(10, 20) AS i", "TRUNCATE t");
            execute("INSERT INTO t VALUES (1, 1)");
            refresh("sums", "FULL");
            refresh("sums", "NO_DATA");
            execute("INSERT INTO t VALUES (2, 2)");
            refresh("sums", "DIFFERENTIAL");
            refresh("sums", "NO_DATA");
        }
    }

    @Test
    void a16_fullRefreshByTheAmountOfChanges() throws SQLException {
        execute("INSERT INTO t SELECT i, i FROM generate_series(100, 199) AS i", "ANALYZE t");
        create("sums", SUMS, "AUTO");
        execute("UPDATE t SET v = v + 1");
        refresh("sums", "FULL");
        execute("UPDATE t SET v = v + 1 WHERE id = 150");
        refresh("sums", "DIFFERENTIAL");
        assertThat(database.api().verify("sums")).isZero();
    }
}
