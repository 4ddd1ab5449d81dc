package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** C4: values that are equal but look different, and values that look equal but are not. */
class EqualityHazardsIT extends HazardTest {

    EqualityHazardsIT(TestDatabase database) {
        super(database);
    }

    private String mode = "DIFFERENTIAL";

    /** Declares a keyed copy, a bag and groups of a column, and plays updates between its values. */
    private void play(String type, String... values) throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, x " + type + ")", "CREATE TABLE u (x " + type + ")");
        for (int i = 0; i < values.length; i++) {
            execute("INSERT INTO t VALUES (" + i + ", " + values[i] + ")", "INSERT INTO u VALUES (" + values[i] + ")");
        }
        create("keyed", "SELECT id, x FROM t", mode);
        create("bag", "SELECT x FROM u", mode);
        create("groups", "SELECT x, count(*) AS n FROM u GROUP BY x", mode);
        create("distinct_values", "SELECT DISTINCT x FROM t", mode);
        create("joined", "SELECT t.id, t.x FROM t JOIN u ON u.x = t.x", mode);
        create(
                "grouped_below",
                "SELECT t.id, g.n FROM t JOIN (SELECT x, count(*) AS n FROM u GROUP BY x) g ON g.x = t.x",
                mode);
        for (int i = 0; i < values.length; i++) {
            String next = values[(i + 1) % values.length];
            execute(
                    "UPDATE t SET x = " + next + " WHERE id = " + i,
                    "UPDATE u SET x = " + next + " WHERE ctid = (SELECT min(ctid) FROM u)");
            refreshAll();
        }
        execute("UPDATE t SET x = " + values[0], "DELETE FROM u WHERE ctid = (SELECT max(ctid) FROM u)");
        refreshAll();
        execute("INSERT INTO u SELECT x FROM u", "DELETE FROM t");
        refreshAll();
        execute("DELETE FROM u");
        refreshAll();
    }

    private void refreshAll() throws SQLException {
        refresh("keyed");
        compareLooks("keyed");
        refresh("bag");
        compareLooks("bag");
        refresh("joined");
        compareLooks("joined");
        refresh("groups");
        refresh("distinct_values");
        refresh("grouped_below");
    }

    @Test
    void c4_numericsOfOtherScale() throws SQLException {
        play("numeric", "1.0", "1.00", "1", "NULL", "'NaN'", "'Infinity'", "'-Infinity'", "0.00", "-0.0");
    }

    @Test
    void c4_floatsWithNegativeZero() throws SQLException {
        play("float8", "0.0", "'-0'", "'NaN'", "'Infinity'", "'-Infinity'", "NULL", "1e-300", "'-0'");
    }

    @Test
    void c4_shortFloats() throws SQLException {
        play("real", "0.0", "'-0'", "'NaN'", "0.1", "NULL");
    }

    @Test
    void c4_arraysOfNumerics() throws SQLException {
        play("numeric[]", "'{1.0}'", "'{1.00}'", "'{}'", "NULL", "'{NULL}'", "'[0:0]={1.0}'", "'{{1.0}}'");
    }

    @Test
    void c4_rangesOfNumerics() throws SQLException {
        play("numrange", "'[1.0,2)'", "'[1.00,2.0)'", "'empty'", "NULL", "'(,)'");
    }

    @Test
    void c4_intervals() throws SQLException {
        play("interval", "'1 day'", "'24 hours'", "'1 mon'", "'30 days'", "NULL");
    }

    @Test
    void c4_timesWithZones() throws SQLException {
        play("timetz", "'10:00+00'", "'11:00+01'", "NULL");
    }

    @Test
    void c4_documents() throws SQLException {
        play("jsonb", "'{\"a\": 1.0}'", "'{\"a\": 1.00}'", "'null'", "NULL", "'[]'", "'{}'");
    }

    @Test
    void c4_paddedText() throws SQLException {
        play("char(4)", "'a'", "'a  '", "''", "NULL");
    }

    @Test
    void c4_paddedTextWithoutLength() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, x bpchar)", "INSERT INTO t VALUES (1, 'a')");
        create("keyed", "SELECT id, x FROM t");
        create("lengths", "SELECT id, octet_length(x) AS n FROM t");
        execute("UPDATE t SET x = 'a  '");
        refresh("lengths");
        refresh("keyed");
        assertThat(database.rows("SELECT octet_length(x) FROM keyed"))
                .isEqualTo(database.rows("SELECT octet_length(x) FROM t"));
    }

    @Test
    void c4_composites() throws SQLException {
        execute("CREATE TYPE pair AS (a numeric, b text)");
        play(
                "pair",
                "ROW(1.0, 'x')::pair",
                "ROW(1.00, 'x')::pair",
                "ROW(NULL, NULL)::pair",
                "NULL",
                "ROW(1, NULL)::pair");
    }

    /** A numeric sum shows the largest scale among its rows, also after the rows that had it are gone. */
    @Test
    void c4_sumsShowTheScaleOfTheirRows() throws SQLException {
        execute(
                "CREATE TABLE t (id int PRIMARY KEY, k int, v numeric(9, 2))",
                "INSERT INTO t VALUES (1, 1, 0.50), (2, 1, 3), (3, 2, 2), (4, 2, NULL)");
        create(
                "choices",
                "SELECT k, sum(CASE WHEN v > 2 THEN v * v WHEN v < 1 THEN v ELSE 0 END) AS s, avg(COALESCE(v, 0)) AS a,"
                        + " sum(CASE WHEN v > 2 THEN v ELSE 0.5 END) / count(*) AS q FROM t GROUP BY k");
        for (String write : new String[] {
            "INSERT INTO t VALUES (5, 2, 4), (6, 3, 1)",
            "DELETE FROM t WHERE v > 2",
            "DELETE FROM t WHERE v < 1",
            "INSERT INTO t VALUES (7, 1, 0.25), (8, 3, 0.01)",
            "UPDATE t SET v = v + 2 WHERE k = 1"
        }) {
            execute(write);
            refresh("choices", "DIFFERENTIAL");
            compareLooks("choices");
        }
    }

    @Test
    void c4_nondeterministicCollations() throws SQLException {
        createCollation();
        play("text COLLATE nocase", "'a'", "'A'", "'b'", "NULL", "'B'");
    }

    @Test
    void c4_nondeterministicKeys() throws SQLException {
        createCollation();
        execute("CREATE TABLE t (x text COLLATE nocase PRIMARY KEY, v int)", "INSERT INTO t VALUES ('a', 1), ('b', 2)");
        create("keyed", "SELECT x, v FROM t");
        create("sums", "SELECT x, sum(v) AS s FROM t GROUP BY x");
        execute("UPDATE t SET x = 'A' WHERE x = 'a'");
        refresh("keyed", "DIFFERENTIAL");
        compareLooks("keyed");
        execute("DELETE FROM t WHERE x = 'B'", "INSERT INTO t VALUES ('B', 3)", "UPDATE t SET v = 5 WHERE x = 'a'");
        refresh("keyed", "DIFFERENTIAL");
        compareLooks("keyed");
        refresh("sums", "DIFFERENTIAL");
    }

    /** A unique index may tell apart what the query takes as equal, and the other way round. */
    @Test
    void c4_indexOfAnotherCollation() throws SQLException {
        createCollation();
        execute("CREATE TABLE t (x text COLLATE nocase NOT NULL, v int)", "CREATE UNIQUE INDEX ON t (x COLLATE \"C\")");
        create("keyed", "SELECT x, v FROM t");
        create("groups", "SELECT x, count(*) AS n FROM t GROUP BY x");
        execute("INSERT INTO t VALUES ('a', 1), ('A', 1), ('b', 2)");
        refresh("keyed", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
        execute("DELETE FROM t WHERE x = 'A' COLLATE \"C\"");
        refresh("keyed", "DIFFERENTIAL");
        compareLooks("keyed");
        refresh("groups", "DIFFERENTIAL");
    }

    private void createCollation() throws SQLException {
        assumeThat(database.number("SELECT count(*) FROM pg_collation WHERE collprovider = 'i'"))
                .as("ICU collations of this server")
                .isPositive();
        execute("CREATE COLLATION nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
    }

    @Test
    void c4_citext() throws SQLException {
        assumeThat(database.number("SELECT count(*) FROM pg_available_extensions WHERE name = 'citext'"))
                .as("citext on this server")
                .isPositive();
        execute("CREATE EXTENSION IF NOT EXISTS citext SCHEMA public");
        // Its operators are not in pg_catalog, which the parser of a join condition does not read.
        mode = "AUTO";
        play("citext", "'a'", "'A'", "'b'", "NULL", "'B'");
    }
}
