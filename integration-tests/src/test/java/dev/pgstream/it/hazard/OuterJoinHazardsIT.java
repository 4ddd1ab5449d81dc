package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B7 to B9 and B15: rows padded with NULLs come and go with the last match, at any depth and below aggregates. */
class OuterJoinHazardsIT extends HazardTest {

    /** Matches come, double, move, become NULL and leave one by one, on either side and on both at once. */
    private static final String[] WRITES = {
        "INSERT INTO r VALUES (10, 1, 5)",
        "INSERT INTO r VALUES (11, 1, 6), (12, 2, 7), (13, NULL, 8)",
        "DELETE FROM r WHERE id = 10",
        "DELETE FROM r WHERE id = 11",
        "UPDATE r SET k = 3 WHERE id = 12",
        "UPDATE l SET k = NULL WHERE id = 3",
        "BEGIN; UPDATE l SET k = 7 WHERE id = 1; UPDATE r SET k = 7 WHERE id = 12; COMMIT",
        "BEGIN; DELETE FROM l WHERE id = 1; INSERT INTO l VALUES (9, 7, NULL); UPDATE r SET v = NULL; COMMIT",
        "BEGIN; INSERT INTO r VALUES (14, 7, 1); DELETE FROM r WHERE id = 12; COMMIT",
        "BEGIN; DELETE FROM r WHERE id = 14; UPDATE l SET v = -v; INSERT INTO r VALUES (14, 2, 1); COMMIT",
        "DELETE FROM r",
        "INSERT INTO r SELECT i, i % 4, i FROM generate_series(1, 8) AS i",
        "DELETE FROM l",
        "INSERT INTO l VALUES (1, 1, 1), (2, NULL, 2)"
    };

    OuterJoinHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "CREATE TABLE l (id int PRIMARY KEY, k int, v int)",
                "CREATE TABLE r (id int PRIMARY KEY, k int, v int)",
                "CREATE TABLE m (k int, v int)");
        execute("INSERT INTO l SELECT i, i, i FROM generate_series(1, 4) AS i", "INSERT INTO m VALUES (1, 1), (3, 3)");
    }

    @Test
    void b8_paddedRowsComeAndGo() throws SQLException {
        create("left_join", "SELECT l.id, l.v, r.id AS rid, r.v AS rv FROM l LEFT JOIN r ON r.k = l.k");
        create("right_join", "SELECT l.id, r.id AS rid FROM l RIGHT JOIN r ON r.k = l.k");
        create("full_join", "SELECT l.id, l.v, r.id AS rid, r.v AS rv FROM l FULL JOIN r ON r.k = l.k");
        create("without_match", "SELECT l.id FROM l LEFT JOIN r ON r.k = l.k WHERE r.id IS NULL");
        create("conditions", "SELECT l.id, r.id AS rid FROM l LEFT JOIN r ON r.k = l.k AND r.v > 5 AND l.v < 4");
        create("inequality", "SELECT l.id, r.id AS rid FROM l LEFT JOIN r ON r.v < l.v");
        follow(List.of("left_join", "right_join", "full_join", "without_match", "conditions", "inequality"), WRITES);
    }

    @Test
    void b8_paddedRowsWithoutKeys() throws SQLException {
        create("bag", "SELECT m.v, r.v AS rv FROM m LEFT JOIN r ON r.k = m.k");
        create("either_side", "SELECT m.v, r.v AS rv FROM r FULL JOIN m ON r.k = m.k");
        execute("INSERT INTO m VALUES (1, 1), (2, 2), (2, 2), (NULL, 5), (NULL, 5)");
        follow(List.of("bag", "either_side"), WRITES);
        follow(
                List.of("bag", "either_side"),
                "DELETE FROM m WHERE ctid = (SELECT min(ctid) FROM m WHERE k = 2)",
                "BEGIN; DELETE FROM m WHERE k = 2; DELETE FROM r WHERE k = 1; COMMIT");
    }

    /** An aggregate over rows of which one side is missing: NULL and 0 must stay apart. */
    @Test
    void b9_aggregatesOfPaddedRows() throws SQLException {
        create("full_sums", """
                SELECT coalesce(l.k, r.k) AS k, sum(l.v) AS sl, sum(r.v) AS sr, count(l.v) AS cl, count(r.v) AS cr,
                  count(*) AS n, max(r.v) AS hi FROM l FULL JOIN r ON r.k = l.k GROUP BY coalesce(l.k, r.k)""");
        create("left_sums", """
                SELECT l.k, sum(r.v) AS s, avg(r.v) AS a, min(r.v) AS lo, count(r.id) AS c
                FROM l LEFT JOIN r ON r.k = l.k GROUP BY l.k""");
        create("whole", "SELECT sum(l.v) AS sl, sum(r.v) AS sr, count(r.v) AS c FROM l FULL JOIN r ON r.k = l.k");
        follow(List.of("full_sums", "left_sums", "whole"), WRITES);
        assertThat(database.number("SELECT count(*) FROM full_sums WHERE k = 1 AND sr IS NOT NULL"))
                .isEqualTo(1);
        execute("UPDATE r SET v = NULL");
        refresh("full_sums", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM full_sums WHERE sr IS NULL AND cr = 0"))
                .isEqualTo(database.number("SELECT count(*) FROM full_sums"));
    }

    /** Seven scans: the number of tables may cost, but must not change what is right. */
    @Test
    void b7_deepJoins() throws SQLException {
        create("deep", """
                SELECT a.id, b.id AS b, c.v AS c, d.id AS d, e.v AS e, f.id AS f, g.id AS g FROM l a
                JOIN r b ON b.k = a.k LEFT JOIN m c ON c.k = b.v LEFT JOIN r d ON d.k = a.v
                JOIN l e ON e.id = a.id FULL JOIN r f ON f.id = e.id LEFT JOIN l g ON g.id = f.k""");
        create("inner_of_six", """
                SELECT a.id, b.id AS b, c.id AS c, d.id AS d FROM l a JOIN r b ON b.k = a.k JOIN l c ON c.id = b.k
                JOIN r d ON d.k = c.k JOIN m e ON e.k = d.k JOIN l f ON f.id = e.v""");
        create("nested", """
                SELECT x.id, y.id AS y FROM (SELECT l.id, l.k FROM l LEFT JOIN r ON r.k = l.k) AS x
                LEFT JOIN (SELECT r.id, r.k FROM r LEFT JOIN l ON l.k = r.v) AS y ON y.k = x.k""");
        follow(List.of("deep", "inner_of_six", "nested"), WRITES);
        follow(
                List.of("deep", "inner_of_six", "nested"),
                "BEGIN; UPDATE m SET k = k + 1; UPDATE l SET v = 2; UPDATE r SET k = v; COMMIT");
    }

    /** All leaves of a chain change in one refresh. */
    @Test
    void b15_leavesOfAChainChangeTogether() throws SQLException {
        create("extremes", """
                SELECT l.id, min(r.v) AS lo, max(m.v) AS hi FROM l LEFT JOIN r ON r.k = l.k LEFT JOIN m ON m.k = r.v
                GROUP BY l.id""");
        create("below", """
                SELECT g.lo, count(*) AS n FROM (SELECT r.k, min(r.v) AS lo, max(m.v) AS hi FROM r
                LEFT JOIN m ON m.k = r.k GROUP BY r.k) AS g LEFT JOIN l ON l.k = g.k GROUP BY g.lo""");
        follow(List.of("extremes", "below"), WRITES);
        follow(
                List.of("extremes", "below"),
                "BEGIN; UPDATE l SET k = 2; UPDATE r SET v = 3 - v; UPDATE m SET v = v + 1; INSERT INTO m VALUES (1, 9); COMMIT",
                "BEGIN; DELETE FROM m WHERE v > 2; UPDATE r SET k = 1; INSERT INTO l VALUES (20, 1, 1); COMMIT");
    }
}
