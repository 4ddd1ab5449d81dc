package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** D1 to D5 and D11: sums, counts and extremes of groups that grow, shrink, empty and cross thresholds. */
class AggregateHazardsIT extends HazardTest {

    AggregateHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, i int, n numeric, m numeric(12,2), f float8, big bigint)");
        execute("INSERT INTO t SELECT x, x % 2, x, x, x, x, x FROM generate_series(1, 6) AS x");
    }

    @Test
    void d1_floatsDoNotDrift() throws SQLException {
        create("floats", "SELECT k, sum(f) AS s, avg(f) AS a, stddev(f) AS d FROM t GROUP BY k");
        create("scalar", "SELECT sum(f) AS s FROM t");
        execute("DELETE FROM t WHERE id > 1", "INSERT INTO t (id, k, f) VALUES (7, 1, 1e20)");
        refresh("floats", "DIFFERENTIAL");
        refresh("scalar", "DIFFERENTIAL");
        execute("DELETE FROM t WHERE id = 7");
        refresh("floats", "DIFFERENTIAL");
        refresh("scalar", "DIFFERENTIAL");
        for (int i = 0; i < 20; i++) {
            execute(
                    "INSERT INTO t (id, k, f) VALUES (" + (10 + i) + ", 1, 0.1 * " + i + ")",
                    "UPDATE t SET f = f * 3 WHERE id = 1");
            refresh("floats", "DIFFERENTIAL");
        }
    }

    @Test
    void d1_numericsKeepTheirScale() throws SQLException {
        create(
                "sums",
                "SELECT k, sum(n) AS s, avg(n) AS a, sum(m) AS sm, avg(m) AS am, avg(i) AS ai FROM t GROUP BY k");
        create("scalar", "SELECT sum(n) AS s, sum(m) AS sm, avg(i) AS ai, avg(big) AS ab FROM t");
        execute("INSERT INTO t (id, k, n, m) VALUES (7, 1, 1.000, 1.5), (8, 1, 0.00, 0), (9, 0, 1e-20, 0.01)");
        refreshWithLooks("sums", "scalar");
        execute("DELETE FROM t WHERE id IN (7, 9)");
        refreshWithLooks("sums", "scalar");
        execute("UPDATE t SET n = 1.00 WHERE id = 1", "UPDATE t SET n = 1.0, m = 7 WHERE id = 1");
        refreshWithLooks("sums", "scalar");
    }

    @Test
    void d1_sumsMeetNaNAndInfinity() throws SQLException {
        create(
                "sums",
                "SELECT k, sum(n) AS s, avg(n) AS a, sum(m) AS sm, sum(f) AS sf, max(f) AS hi, min(n) AS lo FROM t GROUP BY k");
        for (String value : new String[] {"NaN", "Infinity", "-Infinity"}) {
            execute("UPDATE t SET n = '" + value + "', f = '" + value + "' WHERE id = 1");
            refresh("sums");
            execute(
                    "INSERT INTO t (id, k, n, f) VALUES (8, 1, 'Infinity', 'Infinity')",
                    "UPDATE t SET m = 'NaN' WHERE id = 2");
            refresh("sums");
            execute(
                    "UPDATE t SET n = 5, f = 5 WHERE id = 1",
                    "DELETE FROM t WHERE id = 8",
                    "UPDATE t SET m = 2 WHERE id = 2");
            refresh("sums");
        }
    }

    @Test
    void d1_sumsBeyondTheirColumnsType() throws SQLException {
        create("sums", "SELECT k, sum(i) AS si, sum(big) AS sb, avg(big) AS ab FROM t GROUP BY k");
        execute("UPDATE t SET i = 2147483647, big = 9223372036854775807");
        refreshWithLooks("sums");
        execute("UPDATE t SET i = -2147483648, big = -9223372036854775808 WHERE id > 3");
        refreshWithLooks("sums");
        execute("DELETE FROM t WHERE id < 6");
        refreshWithLooks("sums");
    }

    @Test
    void d2_sumOfOnlyNullsIsNull() throws SQLException {
        create(
                "sums",
                "SELECT k, sum(i) AS s, sum(n) AS sn, avg(m) AS a, count(i) AS c, max(f) AS hi FROM t GROUP BY k");
        create("scalar", "SELECT sum(i) AS s, avg(i) AS a, count(i) AS c, count(*) AS n FROM t");
        execute("INSERT INTO t (id, k) VALUES (7, 0), (8, 5)");
        refreshWithLooks("sums", "scalar");
        execute("DELETE FROM t WHERE i IS NOT NULL AND k = 0");
        refreshWithLooks("sums", "scalar");
        execute("UPDATE t SET i = NULL, n = NULL, m = NULL, f = NULL");
        refreshWithLooks("sums", "scalar");
        execute("UPDATE t SET i = 0, n = 0, m = 0 WHERE id = 8");
        refreshWithLooks("sums", "scalar");
    }

    @Test
    void d3_oneRowWithoutGroups() throws SQLException {
        create("state", "SELECT count(*) AS n, sum(i) AS s, min(i) AS lo, max(n) AS hi FROM t");
        create("recomputed", "SELECT count(*) AS n, sum(f) AS s, string_agg(k::text, ',' ORDER BY id) AS ks FROM t");
        create("filtered", "SELECT count(*) AS n, sum(i) AS s FROM t WHERE k = 7");
        create("literal", "SELECT 5 AS five, count(*) + 1 AS n FROM t");
        for (int round = 0; round < 2; round++) {
            execute("DELETE FROM t");
            refreshScalars();
            execute("INSERT INTO t (id, k, i) VALUES (1, 7, 1), (2, 1, NULL)");
            refreshScalars();
            execute("TRUNCATE t");
            refreshScalars();
            execute("INSERT INTO t (id, k, i, f) VALUES (1, 7, NULL, 1)");
            refreshScalars();
        }
    }

    private void refreshScalars() throws SQLException {
        for (String name : new String[] {"state", "recomputed", "filtered", "literal"}) {
            refresh(name);
            assertThat(database.number("SELECT count(*) FROM " + name)).isEqualTo(1);
        }
    }

    @Test
    void d4_extremesLeave() throws SQLException {
        create("extremes", "SELECT k, min(i) AS lo, max(i) AS hi, min(f) AS flo, max(n) AS nhi FROM t GROUP BY k");
        create("scalar", "SELECT min(i) AS lo, max(m) AS hi FROM t");
        execute("DELETE FROM t WHERE id IN (1, 6)");
        refreshBoth();
        execute(
                "UPDATE t SET i = 100 - i, n = NULL, f = -f WHERE id IN (2, 3)",
                "INSERT INTO t (id, k, i) VALUES (9, 0, -5)");
        refreshBoth();
        execute("DELETE FROM t WHERE id = 9", "INSERT INTO t (id, k, i) VALUES (9, 0, -4), (10, 0, -4)");
        refreshBoth();
        execute("DELETE FROM t WHERE id = 10", "UPDATE t SET k = 1 - k WHERE id IN (9, 3)");
        refreshBoth();
        execute("UPDATE t SET i = NULL");
        refreshBoth();
    }

    private void refreshBoth() throws SQLException {
        refresh("extremes", "DIFFERENTIAL");
        refresh("scalar", "DIFFERENTIAL");
    }

    @Test
    void d5_groupsCrossTheThreshold() throws SQLException {
        create(
                "crossing",
                "SELECT k, count(*) AS n, sum(i) AS s FROM t GROUP BY k HAVING count(*) > 3 AND sum(i) < 50");
        create("scalar", "SELECT sum(i) AS s FROM t HAVING count(*) > 7");
        for (String write : new String[] {
            "INSERT INTO t (id, k, i) VALUES (7, 0, 1)",
            "INSERT INTO t (id, k, i) VALUES (8, 1, 1)",
            "UPDATE t SET k = 1 - k WHERE id IN (1, 2, 3)",
            "UPDATE t SET i = i + 40 WHERE id = 7",
            "DELETE FROM t WHERE id = 7",
            "UPDATE t SET i = 0",
            "DELETE FROM t"
        }) {
            execute(write);
            refresh("crossing", "DIFFERENTIAL");
            refresh("scalar", "DIFFERENTIAL");
        }
    }

    @Test
    void d11_emptyGroupsGo() throws SQLException {
        create("groups", "SELECT k, count(*) AS n, sum(i) AS s FROM t GROUP BY k");
        create("distinct_ks", "SELECT DISTINCT k FROM t");
        create("recomputed", "SELECT k, sum(f) AS s FROM t GROUP BY k");
        execute("DELETE FROM t WHERE k = 0");
        refreshGroups();
        execute("UPDATE t SET k = 5 WHERE k = 1", "INSERT INTO t (id, k) VALUES (9, 0)", "DELETE FROM t WHERE id = 9");
        refreshGroups();
        execute("DELETE FROM t");
        refreshGroups();
        assertThat(database.number("SELECT count(*) FROM groups")).isZero();
    }

    private void refreshGroups() throws SQLException {
        for (String name : new String[] {"groups", "distinct_ks", "recomputed"}) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    /** A count that would fall below zero means that the table was tampered with: an error, never a silent zero. */
    @Test
    void d11_impossibleCountsAreErrors() throws SQLException {
        execute("CREATE TABLE bag (v int)", "INSERT INTO bag VALUES (1), (1)");
        create("groups", "SELECT k, count(*) AS n FROM t GROUP BY k");
        create("content", "SELECT v FROM bag");
        execute(
                "ALTER TABLE groups DISABLE TRIGGER ALL",
                "DELETE FROM groups WHERE k = 0",
                "ALTER TABLE groups ENABLE TRIGGER ALL");
        execute(
                "ALTER TABLE content DISABLE TRIGGER ALL",
                "DELETE FROM content",
                "ALTER TABLE content ENABLE TRIGGER ALL");
        execute("DELETE FROM t WHERE id = 2", "DELETE FROM bag");
        assertThat(error("23514", () -> database.api().refresh("groups")).getMessage())
                .contains("groups");
        assertThat(error("XX001", () -> database.api().refresh("content")).getMessage())
                .contains("content")
                .contains("removes 2 rows, but only 0");
    }

    private void refreshWithLooks(String... names) throws SQLException {
        for (String name : names) {
            refresh(name, "DIFFERENTIAL");
            compareLooks(name);
        }
    }
}
