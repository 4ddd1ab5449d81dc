package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** E7, E8 and E10: volatility, stars, and texts that are hard to read. */
class LanguageHazardsIT extends HazardTest {

    LanguageHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int, at timestamptz, j jsonb, s text)");
        execute("INSERT INTO t SELECT i, i, timestamptz '2000-01-01 00:00+00' + i * interval '1 day',"
                + " jsonb_build_object('k', i), 's' || i FROM generate_series(1, 5) AS i");
    }

    private void changeAndRefresh(String name) throws SQLException {
        execute("UPDATE t SET v = v + 1 WHERE id < 3", "DELETE FROM t WHERE id = 4");
        execute("INSERT INTO t VALUES (9, 9, '2001-01-01', '{\"k\": null}', NULL)");
        refresh(name);
        execute("UPDATE t SET s = 'x'' y', j = '{\"q\": 1}' WHERE id = 9", "DELETE FROM t WHERE id = 1");
        refresh(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, random() AS r FROM t",
                "SELECT id FROM t WHERE at < clock_timestamp()",
                "SELECT count(*) AS n FROM t WHERE v > random() * 0",
                "SELECT nextval('a_sequence') AS n FROM t",
                "SELECT id, gen_random_uuid() AS u FROM t"
            })
    void e7_volatileFunctionsAreRefused(String query) throws SQLException {
        execute("CREATE SEQUENCE a_sequence");
        for (String mode : new String[] {"AUTO", "FULL", "DIFFERENTIAL"}) {
            assertThat(error("0A000", () -> database.api().create("refused", query, mode))
                            .getMessage())
                    .contains("volatile");
        }
    }

    @Test
    void e7_volatilityIsThatOfTheFunctionItself() throws SQLException {
        execute("CREATE FUNCTION date_bin(text) RETURNS text LANGUAGE sql VOLATILE AS 'SELECT $1'");
        execute("CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 2 * $1'");
        execute("CREATE FUNCTION twice(text) RETURNS text LANGUAGE sql VOLATILE AS 'SELECT $1 || $1'");
        create(
                "bins",
                "SELECT date_bin('2 days', at, timestamptz '2000-01-01 00:00+00') AS bin, count(*) AS n FROM t"
                        + " GROUP BY date_bin('2 days', at, timestamptz '2000-01-01 00:00+00')");
        create("doubled", "SELECT id, twice(v) AS d FROM t");
        error("0A000", () -> database.api().create("refused", "SELECT id, twice(s) AS d FROM t"));
        changeAndRefresh("bins");
        execute("UPDATE t SET v = -v");
        refresh("doubled", "DIFFERENTIAL");
    }

    @Test
    void e7_volatileFunctionBehindAnOperatorOrView() throws SQLException {
        execute("CREATE FUNCTION roll(int, int) RETURNS int LANGUAGE sql VOLATILE AS 'SELECT $1 + $2'");
        execute("CREATE OPERATOR ### (FUNCTION = roll, LEFTARG = int, RIGHTARG = int)");
        execute("CREATE VIEW rolled AS SELECT id, roll(v, 1) AS r FROM t");
        error("0A000", () -> database.api().create("refused", "SELECT v ### 1 AS r FROM t", "AUTO"));
        error("0A000", () -> database.api().create("refused", "SELECT r FROM rolled", "AUTO"));
    }

    @Test
    void e7_clockGoesOn() throws SQLException {
        create("recent", "SELECT id, at > now() - interval '1 day' AS is_recent FROM t WHERE at < now()", "AUTO");
        create("today", "SELECT id FROM t WHERE at < CURRENT_DATE", "AUTO");
        error("0A000", () -> database.api().create("refused", "SELECT id FROM t WHERE at < now()", "DIFFERENTIAL"));
        error("0A000", () -> database.api().create("refused", "SELECT id, CURRENT_USER AS u FROM t", "DIFFERENTIAL"));
        execute("INSERT INTO t (id, at) VALUES (7, clock_timestamp())");
        refresh("recent", "FULL");
        refresh("today", "FULL");
    }

    /** What a STABLE function reads may change without a write to any source. */
    @Test
    void e7_stableFunctionThatReadsATable() throws SQLException {
        execute("CREATE TABLE rates (rate int)", "INSERT INTO rates VALUES (2)");
        execute("CREATE FUNCTION rate() RETURNS int LANGUAGE sql STABLE AS 'SELECT rate FROM "
                + database.value("SELECT current_schema()") + ".rates'");
        create("priced", "SELECT id, v * rate() AS p FROM t", "AUTO");
        error("0A000", () -> database.api().create("refused", "SELECT id, v * rate() AS p FROM t", "DIFFERENTIAL"));
        execute("UPDATE rates SET rate = 3");
        refresh("priced", "FULL");
    }

    @Test
    void e8_starIsFrozen() throws SQLException {
        create("stars", "SELECT * FROM t");
        execute("ALTER TABLE t ADD COLUMN late int DEFAULT 5", "INSERT INTO t (id, late) VALUES (20, 6)");
        database.api().refresh("stars");
        declared("stars", "SELECT id, v, at, j, s FROM t");
        execute("UPDATE t SET late = 7", "UPDATE t SET v = 0, late = 8 WHERE id < 3", "ALTER TABLE t DROP COLUMN late");
        execute("DELETE FROM t WHERE id = 20");
        refresh("stars");
    }

    @Test
    void e8_starOfAViewAndOfAJoin() throws SQLException {
        execute("CREATE VIEW w AS SELECT * FROM t", "CREATE TABLE u (id int PRIMARY KEY, name text)");
        create("stars", "SELECT w.*, u.name FROM w JOIN u USING (id)");
        execute("ALTER TABLE t ADD COLUMN name text DEFAULT 'wrong'", "ALTER TABLE u ADD COLUMN v int DEFAULT -1");
        execute("INSERT INTO u VALUES (1, 'one'), (2, 'two')", "UPDATE t SET v = 100 WHERE id = 1");
        refresh("stars");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, v /* FROM nowhere; */ FROM t -- WHERE false",
                "/* SELECT 1; /* nested */ */ SELECT id, s FROM t WHERE s <> 'a;b -- c' OR s IS NULL",
                "SELECT id, ';' AS semicolon, 'FROM x' AS \"FROM\", '--' AS \"--\" FROM t",
                "SELECT id, $q$it's; FROM$q$ AS q, E'a\\'b\\\\' AS e, U&'\\00e9' AS u, 'é列😀' AS uni FROM t",
                "SELECT id AS \"select\", v AS \"from\", s AS \"where\", at AS \"order\" FROM t AS \"group\" WHERE \"group\".v > 0",
                "SELECT id offset_, v AS value, s AS \"user\", t.at AS \"timestamp\" FROM t",
                "SELECT id, j ? 'k' AS has, j ?| ARRAY['q'] AS any_of, j ?& ARRAY['k'] AS all_of, j -> 'k' AS k FROM t",
                "SELECT id, j @> '{\"k\": 1}' AS c, j @? '$.k' AS p, j #>> '{k}' AS q, s LIKE 's_' AS l, s !~~ 's1' AS n FROM t",
                "SELECT \"größe\".id, \"größe\".v AS \"Maß\" FROM t AS \"größe\"",
                "SELECT DISTINCT s FROM t;",
                "  \n\tSELECT\nid\n,\nv\nFROM\nt\n;\n-- the end",
                "TABLE t",
                "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS x (id, y) JOIN t USING (id)",
                "WITH t AS (SELECT id, v FROM t WHERE v > 1) SELECT * FROM t",
                "(SELECT id FROM t) UNION ALL (SELECT v FROM t)",
                "SELECT id, CASE WHEN s = '?' THEN ':x' ELSE '{' END AS c, '%s' AS f, '{call}' AS b FROM t",
                "SELECT id, v::int8::numeric(10,2) AS n, CAST(v AS text) AS x, int '5' AS five FROM t WHERE v::text ~ '^\\d+$'",
                "SELECT id, '\\x41'::bytea AS b, B'101' AS bits, X'1F' AS hex, 1e3 AS e, .5 AS half FROM t",
                "SELECT id, interval '1' day AS d, at AT TIME ZONE 'Europe/Berlin' AS berlin FROM t",
                "SELECT count(*) FILTER (WHERE s = ')') AS n, max(s) AS \"a\"\"b\" FROM t"
            })
    void e10_textsThatAreHardToRead(String query) throws SQLException {
        String text = query.strip();
        database.api().create("read", query, "AUTO");
        // The comparison wraps the query in parentheses: no semicolon, and no comment up to the end.
        declared("read", text.replaceFirst("-- WHERE false$", "").replaceFirst(";\\s*(-- the end)?$", ""));
        changeAndRefresh("read");
    }

    @Test
    void e10_severalStatementsAreRefused() {
        error("42601", () -> database.api().create("refused", "SELECT id FROM t; DROP TABLE t"));
        error("42601", () -> database.api().create("refused", "SELECT id FROM t; SELECT 1"));
        error("42601", () -> database.api().create("refused", "SELECT id FROM t WHERE s = 'open"));
        error("42601", () -> database.api().create("refused", ""));
        error("42601", () -> database.api().create("refused", "-- nothing"));
        error("42601", () -> database.api().create("refused", "DELETE FROM t RETURNING id"));
        error("42601", () -> database.api().create("refused", "SELECT id FROM t) AS x; --"));
    }
}
