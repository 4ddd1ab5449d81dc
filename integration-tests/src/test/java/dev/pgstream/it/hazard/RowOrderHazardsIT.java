package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E5 and E11: windows whose rows change their partition, and first rows inside of a query. */
class RowOrderHazardsIT extends HazardTest {

    RowOrderHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, p int, q text, v int)");
        execute("INSERT INTO t SELECT i, i % 3, 'q' || i % 2, i FROM generate_series(1, 12) AS i");
    }

    /** The partition that is left is computed again, as well as the one that is entered. */
    @Test
    void e5_rowsMoveBetweenPartitions() throws SQLException {
        create("numbered", "SELECT id, p, row_number() OVER (PARTITION BY p ORDER BY v, id) AS n FROM t");
        create(
                "neighbours",
                "SELECT id, lag(v) OVER w AS before, lead(v) OVER w AS after FROM t WINDOW w AS (PARTITION BY p ORDER BY v, id)");
        create(
                "running",
                "SELECT id, sum(v) OVER (PARTITION BY p, q ORDER BY id) AS s, count(*) OVER (PARTITION BY q) AS n FROM t");
        create("computed", "SELECT id, rank() OVER (PARTITION BY v % 4 ORDER BY id DESC) AS r FROM t");
        create(
                "of_groups",
                "SELECT p, sum(v) AS s, rank() OVER (PARTITION BY count(*) ORDER BY sum(v), p) AS r FROM t GROUP BY p");
        create("hidden", "SELECT row_number() OVER (PARTITION BY p ORDER BY v, id) AS n, q FROM t");
        List<String> all = List.of("numbered", "neighbours", "running", "computed", "of_groups", "hidden");
        follow(
                all,
                "UPDATE t SET p = 1 WHERE id = 3",
                "UPDATE t SET p = NULL WHERE p = 2",
                "UPDATE t SET p = 7, v = v + 1 WHERE id IN (1, 5)",
                "BEGIN; UPDATE t SET p = 0 WHERE p IS NULL; DELETE FROM t WHERE id = 2; INSERT INTO t VALUES (20, NULL, NULL, 3); COMMIT",
                "UPDATE t SET q = CASE q WHEN 'q0' THEN 'q1' ELSE 'q0' END",
                "UPDATE t SET p = 2 WHERE p = 7",
                "BEGIN; UPDATE t SET p = 5; UPDATE t SET p = id % 2 WHERE id > 4; COMMIT",
                "DELETE FROM t WHERE p = 5");
        assertThat(database.number("SELECT count(*) FROM numbered WHERE p = 5")).isZero();
    }

    /** What is above a LIMIT sees its rows only, and a row that drops out lets the next one in. */
    @Test
    void e11_firstRowsOfSubqueries() throws SQLException {
        create(
                "below_group",
                "SELECT s.p, count(*) AS n FROM (SELECT p FROM t ORDER BY v DESC, id LIMIT 5) AS s GROUP BY s.p");
        create(
                "below_join",
                "SELECT t.id, s.id AS top FROM t JOIN (SELECT id, p FROM t ORDER BY v DESC, id LIMIT 3) AS s ON s.p = t.p");
        create(
                "after_some",
                "SELECT s.id FROM (SELECT id FROM t ORDER BY v, id OFFSET 3 LIMIT 4) AS s WHERE s.id % 2 = 0");
        create(
                "firsts",
                "SELECT s.id, s.v FROM (SELECT DISTINCT ON (p) p, id, v FROM t ORDER BY p, v DESC, id) AS s WHERE s.v > 5");
        create(
                "common",
                "WITH top AS (SELECT id, p FROM t ORDER BY v DESC, id LIMIT 4) SELECT count(*) AS n, count(DISTINCT p) AS ps FROM top");
        create("branch", "SELECT id FROM t WHERE p = 1 UNION ALL (SELECT id FROM t ORDER BY v, id LIMIT 2)");
        create("member", "SELECT id FROM t WHERE p IN (SELECT p FROM t ORDER BY v DESC, id LIMIT 1)");
        List<String> all = List.of("below_group", "below_join", "after_some", "firsts", "common", "branch", "member");
        follow(
                all,
                "DELETE FROM t WHERE id = 12",
                "UPDATE t SET v = 100 WHERE id = 1",
                "UPDATE t SET v = 0 WHERE id = 1",
                "INSERT INTO t VALUES (13, 1, 'q', 50), (14, 2, 'q', -1), (15, NULL, 'q', NULL)",
                "UPDATE t SET p = 2 WHERE id = 13",
                "BEGIN; UPDATE t SET v = -v; DELETE FROM t WHERE id IN (3, 4, 5); COMMIT",
                "DELETE FROM t WHERE id > 2",
                "DELETE FROM t",
                "INSERT INTO t SELECT i, i % 2, 'q', i FROM generate_series(1, 4) AS i");
    }
}
