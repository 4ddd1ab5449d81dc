package dev.pgstream.it.hazard;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B1 to B3: joins of which several sides change. */
class JoinHazardsIT extends HazardTest {

    JoinHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE l (id int PRIMARY KEY, k int, v int)", "CREATE TABLE r (k int PRIMARY KEY, name text)");
        execute("INSERT INTO l SELECT i, i % 3, i FROM generate_series(1, 6) AS i");
        execute("INSERT INTO r VALUES (0, 'zero'), (1, 'one'), (2, 'two')");
        create("joined", "SELECT l.id, l.v, r.name FROM l JOIN r ON r.k = l.k");
        create("without_keys", "SELECT l.v, r.name FROM l JOIN r ON r.k = l.k");
        create("grouped", "SELECT r.name, count(*) AS n, sum(l.v) AS s FROM l JOIN r ON r.k = l.k GROUP BY r.name");
        create("crossed", "SELECT a.id AS a, b.id AS b FROM l a JOIN l b ON a.k = b.k AND a.id <> b.id");
    }

    private void refreshAll() throws SQLException {
        for (String name : new String[] {"joined", "without_keys", "grouped", "crossed"}) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    @Test
    void b1_bothSidesChange() throws SQLException {
        execute("INSERT INTO l VALUES (7, 3, 7)", "INSERT INTO r VALUES (3, 'three')");
        refreshAll();
        execute("UPDATE r SET name = upper(name)", "UPDATE l SET v = v + 1");
        refreshAll();
        execute("UPDATE l SET k = 3 - k", "UPDATE r SET k = k + 10", "UPDATE r SET k = 13 - k");
        refreshAll();
        execute("DELETE FROM l WHERE k = 1", "DELETE FROM r WHERE k = 1", "INSERT INTO l VALUES (8, 2, 8)");
        refreshAll();
    }

    @Test
    void b1_oneTableOnBothSides() throws SQLException {
        execute("UPDATE l SET k = 0 WHERE k = 1", "DELETE FROM l WHERE id = 3", "INSERT INTO l VALUES (3, 2, 0)");
        refreshAll();
    }

    @Test
    void b1_rowsThatOnlyMatchInBetween() throws SQLException {
        execute("INSERT INTO l VALUES (9, 9, 9)", "INSERT INTO r VALUES (9, 'nine')", "DELETE FROM l WHERE id = 9");
        execute("UPDATE l SET v = v");
        execute("INSERT INTO l VALUES (10, 1, 1)");
        refreshAll();
        execute("DELETE FROM r WHERE k = 9", "UPDATE l SET v = 2 WHERE id = 10");
        refreshAll();
    }

    @Test
    void b2_keyChangesAndItsPartnerIsDeleted() throws SQLException {
        execute("UPDATE l SET k = 2 WHERE k = 1", "DELETE FROM r WHERE k = 1");
        refreshAll();
        execute("DELETE FROM r WHERE k = 2", "UPDATE l SET k = 0 WHERE k = 2");
        refreshAll();
        execute("BEGIN", "UPDATE l SET k = 5", "DELETE FROM r", "INSERT INTO r VALUES (5, 'five')", "COMMIT");
        refreshAll();
    }

    @Test
    void b2_partnerIsDeletedInALaterRefresh() throws SQLException {
        execute("UPDATE l SET k = 2 WHERE id = 1");
        refreshAll();
        execute("DELETE FROM r WHERE k = 2", "UPDATE l SET v = 0 WHERE id = 1");
        refreshAll();
    }

    /** The same result row leaves by one term of the change and enters by another. */
    @Test
    void b3_rowKeepsItsIdentityAcrossTerms() throws SQLException {
        execute("UPDATE l SET k = 2 WHERE k = 1", "UPDATE r SET name = CASE k WHEN 2 THEN 'one' ELSE name END");
        refreshAll();
        execute(
                "BEGIN",
                "UPDATE r SET k = -1 WHERE k = 0",
                "UPDATE r SET k = 0 WHERE k = 2",
                "UPDATE r SET k = 2 WHERE k = -1");
        execute("UPDATE l SET k = 2 - k WHERE k <> 1", "COMMIT");
        execute("UPDATE l SET v = v WHERE id = 1");
        refreshAll();
    }

    @Test
    void b3_keylessSidesWithEqualRows() throws SQLException {
        execute("CREATE TABLE bag (k int, t text)", "INSERT INTO bag VALUES (1, 'x'), (1, 'x'), (2, NULL), (2, NULL)");
        create("matched", "SELECT l.v, b.t FROM l JOIN bag b ON b.k = l.k");
        execute("DELETE FROM bag WHERE ctid = (SELECT min(ctid) FROM bag)", "UPDATE l SET v = 0");
        refresh("matched", "DIFFERENTIAL");
        execute("INSERT INTO bag SELECT * FROM bag", "UPDATE l SET k = 2 WHERE id = 1");
        refresh("matched", "DIFFERENTIAL");
    }
}
