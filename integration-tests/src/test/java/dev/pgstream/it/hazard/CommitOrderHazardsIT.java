package dev.pgstream.it.hazard;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A1 to A3: transactions that commit in another order than they wrote. */
class CommitOrderHazardsIT extends HazardTest {

    CommitOrderHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 10), (2, 20)");
        create("rows_of_t", "SELECT id, v FROM t");
        create("sums_of_t", "SELECT count(*) AS n, sum(v) AS s FROM t");
    }

    private void refreshBoth() throws SQLException {
        refresh("rows_of_t");
        refresh("sums_of_t");
    }

    @Test
    void a1_longTransactionIsNotLost() throws SQLException {
        Session old = begin("INSERT INTO t VALUES (3, 30)", "UPDATE t SET v = 11 WHERE id = 1");
        session().execute("INSERT INTO t VALUES (4, 40)");
        refreshBoth();
        session().execute("DELETE FROM t WHERE id = 2");
        refreshBoth();
        old.execute("COMMIT");
        refreshBoth();
    }

    @Test
    void a1_preparedTransactionIsNotLost() throws SQLException {
        Session first = begin("INSERT INTO t VALUES (3, 30)");
        Session second = begin("DELETE FROM t WHERE id = 1");
        first.execute("PREPARE TRANSACTION 'a1 kept'");
        second.execute("PREPARE TRANSACTION 'a1 undone'");
        execute("INSERT INTO t VALUES (4, 40)");
        refreshBoth();
        execute("COMMIT PREPARED 'a1 kept'");
        refreshBoth();
        execute("ROLLBACK PREPARED 'a1 undone'");
        refreshBoth();
    }

    @Test
    void a1_savepointsBelongToTheirTransaction() throws SQLException {
        Session writer = begin("SAVEPOINT a", "INSERT INTO t VALUES (3, 30)", "ROLLBACK TO a");
        writer.execute("SAVEPOINT b", "INSERT INTO t VALUES (4, 40)", "SAVEPOINT c", "UPDATE t SET v = v + 1");
        execute("INSERT INTO t VALUES (5, 50)");
        refreshBoth();
        writer.execute("RELEASE b", "SAVEPOINT d", "DELETE FROM t", "ROLLBACK TO d", "COMMIT");
        refreshBoth();
    }

    @Test
    void a1_abortedTransactionLeavesNothing() throws SQLException {
        Session writer = begin("INSERT INTO t VALUES (3, 30)", "DELETE FROM t WHERE id = 1");
        refreshBoth();
        writer.execute("ROLLBACK");
        execute("INSERT INTO t VALUES (3, 31)");
        refreshBoth();
    }

    @Test
    void a1_laterTransactionCommitsInsideTheRefreshersOwn() throws SQLException {
        Session refresher = session();
        refresher.connection().setAutoCommit(false);
        refresher.execute("INSERT INTO t VALUES (3, 30)");
        execute("INSERT INTO t VALUES (4, 40)");
        api(refresher).refresh("rows_of_t");
        api(refresher).refresh("sums_of_t");
        execute("INSERT INTO t VALUES (5, 50)");
        refresher.execute("INSERT INTO t VALUES (6, 60)", "UPDATE t SET v = 31 WHERE id = 3");
        refresher.connection().commit();
        refreshBoth();
    }

    @Test
    void a1_writesAfterARefreshInTheSameTransaction() throws SQLException {
        Session writer = session();
        writer.connection().setAutoCommit(false);
        for (int i = 3; i < 8; i++) {
            writer.execute("INSERT INTO t VALUES (" + i + ", 1)", "UPDATE t SET v = v + 1 WHERE id <= " + i);
            api(writer).refresh("sums_of_t");
            execute("INSERT INTO t VALUES (" + (100 + i) + ", 1)");
            refresh("rows_of_t");
        }
        writer.execute("DELETE FROM t WHERE id = 3");
        writer.connection().commit();
        refreshBoth();
    }

    @Test
    void a1_refreshInASavepointThatIsUndone() throws SQLException {
        Session writer = session();
        writer.connection().setAutoCommit(false);
        writer.execute("INSERT INTO t VALUES (3, 30)", "SAVEPOINT a");
        api(writer).refresh("sums_of_t");
        writer.execute("ROLLBACK TO a", "INSERT INTO t VALUES (4, 40)");
        api(writer).refresh("sums_of_t");
        writer.connection().commit();
        refreshBoth();
    }

    @Test
    void a1_refreshUnderAnOlderSnapshot() throws SQLException {
        Session refresher = session();
        refresher.connection().setAutoCommit(false);
        refresher.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM t");
        execute("INSERT INTO t VALUES (3, 30)");
        refresher.execute("UPDATE t SET v = 21 WHERE id = 2");
        api(refresher).refresh("sums_of_t");
        api(refresher).refresh("rows_of_t");
        refresher.connection().commit();
        refreshBoth();
    }

    @Test
    void a1_preparedRefreshIsNotLost() throws SQLException {
        Session refresher = session();
        refresher.connection().setAutoCommit(false);
        refresher.execute("INSERT INTO t VALUES (3, 30)");
        api(refresher).refresh("sums_of_t");
        refresher.execute("INSERT INTO t VALUES (4, 40)", "PREPARE TRANSACTION 'a1 refresh'");
        execute("INSERT INTO t VALUES (5, 50)");
        refresh("rows_of_t");
        execute("COMMIT PREPARED 'a1 refresh'");
        refreshBoth();
    }

    @Test
    void a2_idleInTransactionWriterIsNotMissed() throws SQLException {
        Session idle = begin("INSERT INTO t VALUES (3, 30)");
        for (int i = 4; i < 8; i++) {
            execute("INSERT INTO t VALUES (" + i + ", 1)");
            refreshBoth();
        }
        idle.execute("COMMIT");
        refreshBoth();
    }

    @Test
    void a3_youngerWriterIsOpenWhenTheOlderOneEnds() throws SQLException {
        Deque<Session> open = new ArrayDeque<>();
        open.add(begin("INSERT INTO t VALUES (3, 30)"));
        for (int i = 4; i < 10; i++) {
            refreshBoth();
            open.add(begin("INSERT INTO t VALUES (" + i + ", 1)"));
            // The oldest ends while the youngest is open, or the other way round.
            Session ending = i % 2 == 0 ? open.removeFirst() : open.removeLast();
            ending.execute("COMMIT");
            refreshBoth();
        }
        for (Session writer : open) {
            writer.execute("COMMIT");
            refreshBoth();
        }
    }
}
