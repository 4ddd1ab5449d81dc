package dev.pgstream.it.hazard;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B5 and B6: stream tables that read stream tables, and what these read, too. */
class StackHazardsIT extends HazardTest {

    private static final String[] WRITES = {
        "INSERT INTO t VALUES (7, 1, 7), (8, 2, NULL)",
        "UPDATE t SET k = 3 - k WHERE id < 4",
        "DELETE FROM t WHERE id IN (2, 5)",
        "BEGIN; UPDATE t SET id = id + 100; INSERT INTO t VALUES (1, 1, 1); DELETE FROM t WHERE k = 2; COMMIT",
        "UPDATE t SET v = 0",
        "DELETE FROM t",
        "INSERT INTO t SELECT i, i % 3, i FROM generate_series(1, 9) AS i"
    };

    StackHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, v int)");
        execute("INSERT INTO t SELECT i, i % 3, i FROM generate_series(1, 6) AS i");
        create("rows_of_t", "SELECT id, k, v * 2 AS w FROM t WHERE k > 0");
        create("sums_of_t", "SELECT k, sum(v) AS s, count(*) AS n FROM t GROUP BY k");
        create("bag_of_t", "SELECT k FROM t UNION ALL SELECT v FROM t");
    }

    /** Two ways lead from one table to one join: its change is the sum of both, not one row for each key. */
    @Test
    void b5_diamonds() throws SQLException {
        create("keyed", "SELECT r.id, r.w, s.s FROM rows_of_t r JOIN sums_of_t s ON s.k = r.k");
        create("bag", "SELECT r.w, b.k FROM rows_of_t r JOIN bag_of_t b ON b.k = r.k");
        create("outer_one", "SELECT s.k, r.id FROM sums_of_t s LEFT JOIN rows_of_t r ON r.k = s.k AND r.w > s.s");
        create("counted", "SELECT k, count(*) AS n, sum(w) AS s FROM bag_of_t b JOIN rows_of_t r USING (k) GROUP BY k");
        follow(List.of("rows_of_t", "sums_of_t", "bag_of_t", "keyed", "bag", "outer_one", "counted"), WRITES);
    }

    @Test
    void b6_tableBesideItsStreamTable() throws SQLException {
        create("beside", "SELECT t.id, t.v, s.s, s.n FROM t JOIN sums_of_t s ON s.k = t.k");
        create("unmatched", "SELECT t.id FROM t LEFT JOIN rows_of_t r ON r.id = t.id WHERE r.id IS NULL");
        create("share", "SELECT t.k, sum(t.v) AS v, max(s.s) AS s FROM t JOIN sums_of_t s ON s.k = t.k GROUP BY t.k");
        List<String> above = List.of("beside", "unmatched", "share");
        follow(List.of("rows_of_t", "sums_of_t", "beside", "unmatched", "share"), WRITES);
        // The table is ahead of its stream tables now: what reads both sees each as it is.
        follow(above, "UPDATE t SET k = 1 - k WHERE k < 2", "DELETE FROM t WHERE id = 1");
        follow(List.of("rows_of_t", "sums_of_t"), "INSERT INTO t VALUES (50, 2, 5)");
        follow(above, "UPDATE t SET v = v + 1 WHERE id = 50");
        for (String name : new String[] {"beside", "unmatched", "share"}) {
            compare(name);
        }
    }
}
