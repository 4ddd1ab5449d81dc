package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** C1, C2 and C5 to C9: what makes two rows the same row. */
class IdentityHazardsIT extends HazardTest {

    IdentityHazardsIT(TestDatabase database) {
        super(database);
    }

    /** Neither a hash nor its version is stored: rows are found by key, group or content. */
    @Test
    void c1_noHashIdentifiesARow() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, v int)", "CREATE TABLE bag (v int)");
        create("keyed", "SELECT v FROM t");
        create("grouped", "SELECT k, sum(v) AS s FROM t GROUP BY k");
        create("content", "SELECT v FROM bag");
        assertThat(database.rows("""
                        SELECT attname FROM pg_attribute WHERE attrelid IN
                        ('keyed'::regclass, 'grouped'::regclass, 'content'::regclass)
                        AND starts_with(attname, '__pgs_') AND attname ~* 'hash|row_?id'""")).isEmpty();
        execute(
                "INSERT INTO t SELECT i, i % 100, i FROM generate_series(1, 5000) AS i",
                "INSERT INTO bag SELECT v FROM t");
        refresh("keyed", "DIFFERENTIAL");
        refresh("grouped", "DIFFERENTIAL");
        refresh("content", "DIFFERENTIAL");
        execute("DELETE FROM t WHERE id % 7 = 0", "DELETE FROM bag WHERE v % 7 = 1", "UPDATE t SET k = k + 1");
        refresh("keyed", "DIFFERENTIAL");
        refresh("grouped", "DIFFERENTIAL");
        refresh("content", "DIFFERENTIAL");
    }

    @Test
    void c2_valuesThatContainSeparatorsOrLookLikeNull() throws SQLException {
        execute("CREATE TABLE t (a text, b text)");
        create("bag", "SELECT a, b FROM t");
        create("groups", "SELECT a, b, count(*) AS n FROM t GROUP BY a, b");
        execute("""
                INSERT INTO t VALUES (E'a\\x1Eb', 'c'), ('a', E'b\\x1Ec'), ('', 'ab'), ('ab', ''), (NULL, 'x'),
                ('NULL', 'x'), (E'\\\\N', 'x'), ('', 'x'), ('x', NULL), ('(a,b)', 'c'), ('a', ',b)'), ('a,', 'b)'), (NULL, NULL)
                """);
        refresh("bag", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
        execute("DELETE FROM t WHERE b IN ('c', 'ab') OR a IS NULL", "UPDATE t SET a = 'NULL' WHERE a = ''");
        refresh("bag", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
    }

    @Test
    void c5_deletingOneOfTwoEqualRows() throws SQLException {
        execute(
                "CREATE TABLE t (a int, b text)",
                "INSERT INTO t VALUES (1, 'x'), (1, 'x'), (NULL, NULL), (NULL, NULL)");
        create("bag", "SELECT a, b FROM t");
        create("part", "SELECT b FROM t");
        execute("DELETE FROM t WHERE ctid IN (SELECT min(ctid) FROM t GROUP BY a, b)");
        refresh("bag", "DIFFERENTIAL");
        refresh("part", "DIFFERENTIAL");
        assertThat(database.number("SELECT count(*) FROM bag")).isEqualTo(2);
        execute("INSERT INTO t VALUES (1, 'x'), (2, 'x')", "UPDATE t SET a = 1 WHERE a = 2");
        refresh("bag", "DIFFERENTIAL");
        refresh("part", "DIFFERENTIAL");
        execute("DELETE FROM t");
        refresh("bag", "DIFFERENTIAL");
        refresh("part", "DIFFERENTIAL");
    }

    @Test
    void c5_dropOfTheKeyLetsRowsRepeat() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "INSERT INTO t VALUES (1, 10), (2, 20)");
        create("rows_of_t", "SELECT id, v FROM t");
        execute("ALTER TABLE t DROP CONSTRAINT t_pkey", "INSERT INTO t VALUES (1, 11), (1, 11)");
        // Its rows have no key any more: the refresh gives the table another shape and goes on by content.
        refresh("rows_of_t");
        execute("DELETE FROM t WHERE v = 10");
        refresh("rows_of_t");
    }

    @Test
    void c6_nullsInKeysAndGroups() throws SQLException {
        execute(
                "CREATE TABLE t (a int, b text, v int, UNIQUE NULLS NOT DISTINCT (a, b))",
                "CREATE TABLE u (a int UNIQUE, v int)");
        create("keyed", "SELECT a, b, v FROM t");
        create("half_keyed", "SELECT a, v FROM u");
        create("groups", "SELECT a, count(*) AS n, sum(v) AS s, min(v) AS lo, max(v) AS hi FROM t GROUP BY a");
        create("floats", "SELECT a, sum(v::float8) AS s, avg(v::float8) AS m FROM t GROUP BY a");
        create("distinct_rows", "SELECT DISTINCT a, v FROM u");
        execute(
                "INSERT INTO t VALUES (NULL, NULL, 1), (NULL, 'x', NULL), (1, NULL, 3)",
                "INSERT INTO u VALUES (NULL, 1), (NULL, 1)");
        refreshNulls();
        execute("UPDATE t SET v = 5 WHERE a IS NULL AND b IS NULL", "UPDATE t SET a = NULL, b = 'y' WHERE a = 1");
        execute("DELETE FROM u WHERE ctid = (SELECT min(ctid) FROM u)");
        refreshNulls();
        execute("DELETE FROM t WHERE a IS NULL AND b IS DISTINCT FROM 'x'", "UPDATE u SET a = 0");
        refreshNulls();
    }

    private void refreshNulls() throws SQLException {
        for (String name : new String[] {"keyed", "half_keyed", "groups", "floats", "distinct_rows"}) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    @Test
    void c7_noKeyValueIsSpecial() throws SQLException {
        execute("CREATE TABLE t (id bigint PRIMARY KEY, v int)");
        create("rows_of_t", "SELECT id, v FROM t");
        create("groups", "SELECT id, sum(v) AS s FROM t GROUP BY id");
        String values = "(0), (-1), (1), (-9223372036854775808), (9223372036854775807)";
        execute("INSERT INTO t SELECT id, 1 FROM (VALUES " + values + ") AS i (id)");
        refresh("rows_of_t", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
        execute("UPDATE t SET v = 2", "DELETE FROM t WHERE id IN (0, -9223372036854775808)");
        refresh("rows_of_t", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
    }

    /** C8 asks that no function of the product's own version decides on identity; a filter must not change the key. */
    @Test
    void c8_keyGoesThroughFilterAndProjection() throws SQLException {
        execute("CREATE TABLE t (a int, b int, v int, PRIMARY KEY (a, b))");
        create("shifted", "SELECT b AS a, a AS b, v FROM t WHERE v > 0");
        create("computed", "SELECT a + b AS c, v FROM t WHERE b > 0");
        execute("INSERT INTO t SELECT i / 3, i % 3, i - 4 FROM generate_series(1, 20) AS i");
        refresh("shifted", "DIFFERENTIAL");
        refresh("computed", "DIFFERENTIAL");
        execute("UPDATE t SET v = 3 - v", "UPDATE t SET a = a + 10 WHERE b = 1");
        refresh("shifted", "DIFFERENTIAL");
        refresh("computed", "DIFFERENTIAL");
    }

    @Test
    void c9_updatesOfTheKey() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY DEFERRABLE, v int)", "CREATE TABLE u (id int PRIMARY KEY, v int)");
        create("deferrable_key", "SELECT id, v FROM t");
        create("plain_key", "SELECT id, v FROM u");
        create("hidden_key", "SELECT v FROM u");
        execute("INSERT INTO t VALUES (1, 10), (2, 20)", "INSERT INTO u VALUES (1, 10), (2, 20), (3, 30)");
        execute(
                "UPDATE t SET id = 3 - id",
                "UPDATE u SET id = id + 10 WHERE id = 3",
                "UPDATE u SET id = 3 WHERE id = 1");
        refreshKeys();
        execute(
                "BEGIN",
                "SET CONSTRAINTS ALL DEFERRED",
                "INSERT INTO t VALUES (1, 5)",
                "DELETE FROM t WHERE v = 20",
                "COMMIT");
        execute(
                "BEGIN",
                "UPDATE u SET id = -id",
                "UPDATE u SET id = -id WHERE id < -5",
                "DELETE FROM u WHERE id = 13",
                "COMMIT");
        execute("INSERT INTO u VALUES (13, 99)");
        refreshKeys();
    }

    private void refreshKeys() throws SQLException {
        refresh("deferrable_key", "DIFFERENTIAL");
        refresh("plain_key", "DIFFERENTIAL");
        refresh("hidden_key", "DIFFERENTIAL");
    }
}
