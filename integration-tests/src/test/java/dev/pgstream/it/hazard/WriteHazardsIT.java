package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E4, E6 and E12: recursion that loses rows, tables that were only appended to so far, rows that leave and come back. */
class WriteHazardsIT extends HazardTest {

    WriteHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE edges (src int, dst int)", "CREATE TABLE t (id int PRIMARY KEY, k int, v int)");
        execute("INSERT INTO edges VALUES (1, 2), (2, 3), (3, 1), (3, 4), (4, 5)");
        execute("INSERT INTO t SELECT i, i % 2, i FROM generate_series(1, 6) AS i");
    }

    /** The nodes of a cycle must not keep each other alive when nothing leads to it any more. */
    @Test
    void e4_cyclesThatAreCutOff() throws SQLException {
        create("reached", """
                WITH RECURSIVE r (node) AS (SELECT 1 UNION SELECT e.dst FROM edges e JOIN r ON r.node = e.src)
                SELECT node FROM r""", "AUTO");
        create("reached_from_roots", """
                WITH RECURSIVE r (node) AS (SELECT src FROM edges WHERE src = 0
                  UNION SELECT e.dst FROM edges e JOIN r ON r.node = e.src) SELECT node FROM r""", "AUTO");
        create("distances", """
                WITH RECURSIVE r (node, steps) AS (SELECT 1, 0
                  UNION ALL SELECT e.dst, r.steps + 1 FROM edges e JOIN r ON r.node = e.src WHERE r.steps < 4)
                SELECT node, min(steps) AS steps, count(*) AS ways FROM r GROUP BY node""", "AUTO");
        String[] writes = {
            "INSERT INTO edges VALUES (0, 1)",
            "DELETE FROM edges WHERE src = 1",
            "INSERT INTO edges VALUES (1, 3), (1, 3)",
            "DELETE FROM edges WHERE ctid = (SELECT min(ctid) FROM edges WHERE src = 1)",
            "DELETE FROM edges WHERE src = 0",
            "BEGIN; DELETE FROM edges WHERE dst = 1; INSERT INTO edges VALUES (5, 1), (0, 4); COMMIT",
            "UPDATE edges SET dst = 2 WHERE src = 0",
            "DELETE FROM edges WHERE src IN (0, 1)",
            "DELETE FROM edges"
        };
        for (String write : writes) {
            execute(write);
            refresh("reached");
            refresh("reached_from_roots");
            refresh("distances");
        }
        assertThat(database.number("SELECT count(*) FROM reached_from_roots")).isZero();
    }

    /** However long there were inserts alone, the first update or delete counts. */
    @Test
    void e6_updatesAfterManyInserts() throws SQLException {
        create("plain", "SELECT id, v FROM t WHERE v > 2");
        create("extremes", "SELECT k, max(v) AS hi, count(*) AS n, sum(v) AS s FROM t GROUP BY k");
        create("joined", "SELECT a.id, b.id AS other FROM t a LEFT JOIN t b ON b.v = a.v + 1");
        List<String> all = List.of("plain", "extremes", "joined");
        for (int i = 0; i < 12; i++) {
            follow(all, "INSERT INTO t VALUES (" + (100 + i) + ", " + i % 2 + ", " + (10 + i) + ")");
        }
        follow(
                all,
                "UPDATE t SET v = 1 WHERE id = 111",
                "DELETE FROM t WHERE id = 110",
                "BEGIN; INSERT INTO t VALUES (120, 0, 99); UPDATE t SET v = 0 WHERE id = 109; COMMIT",
                "BEGIN; INSERT INTO t VALUES (121, 0, 100); DELETE FROM t WHERE id = 121; COMMIT");
    }

    /** The same row in several ways within one refresh comes to one change. */
    @Test
    void e12_rowsThatLeaveAndComeBack() throws SQLException {
        create("keyed", "SELECT id, k, v FROM t");
        create("bag", "SELECT k, v FROM t");
        create("groups", "SELECT k, count(*) AS n, max(v) AS hi FROM t GROUP BY k");
        create("pairs", "SELECT a.id, b.id AS other FROM t a JOIN t b ON b.k = a.k");
        List<String> all = List.of("keyed", "bag", "groups", "pairs");
        follow(
                all,
                "BEGIN; DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (1, 1, 1); COMMIT",
                "BEGIN; DELETE FROM t WHERE id = 1; INSERT INTO t VALUES (1, 0, 9); COMMIT",
                "BEGIN; UPDATE t SET v = 7 WHERE id = 2; DELETE FROM t WHERE id = 2; INSERT INTO t VALUES (2, 0, 7);"
                        + " UPDATE t SET k = 1 WHERE id = 2; COMMIT",
                "BEGIN; INSERT INTO t VALUES (50, 1, 1); UPDATE t SET v = 2 WHERE id = 50; DELETE FROM t WHERE id = 50; COMMIT",
                "BEGIN; UPDATE t SET id = -id; UPDATE t SET id = -id; COMMIT",
                "BEGIN; UPDATE t SET id = 60 WHERE id = 3; UPDATE t SET id = 3 WHERE id = 4; UPDATE t SET id = 4 WHERE id = 60; COMMIT",
                "BEGIN; DELETE FROM t; INSERT INTO t SELECT i, i % 2, i FROM generate_series(1, 6) AS i; COMMIT");
        assertThat(database.api().refresh("keyed")).isEqualTo("NO_DATA");
    }
}
