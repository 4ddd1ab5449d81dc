package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A5, A6 and A8: delta, base tables and frontier belong together, and a refresh happens whole or not at all. */
class AtomicityHazardsIT extends HazardTest {

    AtomicityHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, v int)", "CREATE TABLE u (k int PRIMARY KEY, name text)");
        execute("INSERT INTO u VALUES (1, 'one'), (2, 'two')", "INSERT INTO t VALUES (1, 1, 10), (2, 2, 20)");
    }

    @Test
    void a5_joinSeesChangesAndTablesInOneState() throws SQLException {
        create("joined", "SELECT t.id, u.name, t.v FROM t JOIN u ON u.k = t.k");
        Session left = begin("INSERT INTO t VALUES (3, 3, 30)", "UPDATE t SET k = 2 WHERE id = 1");
        Session right = begin("INSERT INTO u VALUES (3, 'three')", "UPDATE u SET name = 'TWO' WHERE k = 2");
        execute("INSERT INTO t VALUES (4, 1, 40)", "INSERT INTO u VALUES (4, 'four')");
        refresh("joined");
        right.execute("COMMIT");
        refresh("joined");
        execute("DELETE FROM u WHERE k = 1");
        left.execute("COMMIT");
        refresh("joined");
    }

    @Test
    void a6_refreshRightAfterACommitSeesIt() throws SQLException {
        create("sums", "SELECT sum(v) AS s FROM t");
        Session writer = session();
        writer.execute("SET synchronous_commit = off");
        for (int i = 10; i < 30; i++) {
            writer.execute("INSERT INTO t VALUES (" + i + ", 1, 1)");
            refresh("sums", "DIFFERENTIAL");
        }
        writer.execute("TRUNCATE t", "INSERT INTO t VALUES (1, 1, 1)");
        refresh("sums", "FULL");
    }

    @Test
    void a8_refreshThatIsRolledBackLeavesNothing() throws SQLException {
        create("sums", "SELECT k, sum(v) AS s FROM t GROUP BY k");
        execute("INSERT INTO t VALUES (3, 1, 30)");
        Session refresher = session();
        refresher.connection().setAutoCommit(false);
        api(refresher).refresh("sums");
        refresher.connection().rollback();
        refresh("sums", "DIFFERENTIAL");
        refresh("sums", "NO_DATA");
    }

    @Test
    void a8_refreshThatFailsLeavesNothing() throws SQLException {
        create("parts", "SELECT id, 100 / v AS part FROM t");
        execute("INSERT INTO t VALUES (3, 1, 5), (4, 1, 0)");
        error("22012", () -> database.api().refresh("parts"));
        assertThat(database.number("SELECT count(*) FROM parts")).isEqualTo(2);
        execute("DELETE FROM t WHERE id = 4");
        refresh("parts");
    }

    /** No refresh ever had to show such a row, so it must not stop one either. */
    @Test
    void a8_badRowThatCameAndWentDoesNotStopRefreshes() throws SQLException {
        create("parts", "SELECT id, 100 / v AS part FROM t");
        execute("INSERT INTO t VALUES (3, 1, 0)", "UPDATE t SET v = 4 WHERE id = 3");
        refresh("parts");
        execute("UPDATE t SET v = 0", "UPDATE t SET v = 25");
        refresh("parts");
    }

    @Test
    void a8_failedRefreshOfOneLeavesTheChangesToOthers() throws SQLException {
        create("parts", "SELECT id, 100 / v AS part FROM t");
        create("sums", "SELECT sum(v) AS s FROM t");
        execute("INSERT INTO t VALUES (3, 1, 0)");
        error("22012", () -> database.api().refresh("parts"));
        refresh("sums", "DIFFERENTIAL");
        execute("DELETE FROM t WHERE id = 3");
        refresh("sums", "DIFFERENTIAL");
        refresh("parts");
    }
}
