package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C11 and C12: names that clash with generated ones, and names that are hard to quote. */
class NameHazardsIT extends HazardTest {

    NameHazardsIT(TestDatabase database) {
        super(database);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A keyed table, a keyless one and stream tables of every shape, all with this name for their columns. */
    private void play(String table, String name, String mode) throws SQLException {
        String t = quoted(table);
        String bag = quoted("2" + table.substring(1));
        String x = quoted(name);
        execute("CREATE TABLE " + t + " (id int PRIMARY KEY, " + x + " int, unused int)");
        execute("CREATE TABLE " + bag + " (" + x + " int, unused int)");
        execute("INSERT INTO " + t + " VALUES (1, 1), (2, 2), (3, 2)", "INSERT INTO " + bag + " VALUES (1), (2), (2)");
        create("rows_of_t", "SELECT id, " + x + " FROM " + t, mode);
        create("bag", "SELECT " + x + " FROM " + bag, mode);
        create(
                "groups",
                "SELECT " + x + ", count(*) AS n, sum(id) AS s, max(id) AS hi FROM " + t + " GROUP BY " + x,
                mode);
        create("sums", "SELECT id % 2 AS odd, sum(" + x + ") AS " + x + " FROM " + t + " GROUP BY id % 2", mode);
        create("recomputed", "SELECT " + x + ", bool_and(id > 1) AS b FROM " + t + " GROUP BY " + x, mode);
        create("joined", "SELECT a.id, b." + x + " FROM " + t + " a JOIN " + bag + " b ON a." + x + " = b." + x, mode);
        create(
                "joined_groups",
                "SELECT a.id, g." + x + " FROM " + t + " a JOIN (SELECT " + x + ", count(*) AS n FROM " + bag
                        + " GROUP BY " + x + ") g USING (" + x + ")",
                mode);
        create("united", "SELECT " + x + " FROM " + t + " UNION ALL SELECT " + x + " FROM " + bag, mode);
        List<String> names =
                List.of("rows_of_t", "bag", "groups", "sums", "recomputed", "joined", "joined_groups", "united");
        execute("UPDATE " + t + " SET " + x + " = " + x + " + 1 WHERE id < 3", "INSERT INTO " + t + " VALUES (4, 3)");
        execute("INSERT INTO " + bag + " VALUES (3), (3)", "UPDATE " + bag + " SET " + x + " = 1 WHERE " + x + " = 2");
        for (String stream : names) {
            refresh(stream);
        }
        execute("DELETE FROM " + t + " WHERE " + x + " = 2", "DELETE FROM " + bag + " WHERE " + x + " = 1");
        execute("UPDATE " + t + " SET unused = 1", "UPDATE " + bag + " SET unused = 1");
        for (String stream : names) {
            refresh(stream);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action",
                "lsn",
                "change_id",
                "xmin1",
                "w",
                "c1",
                "g1",
                "a1",
                "s1",
                "t",
                "m",
                "o",
                "v",
                "f",
                "g",
                "code",
                "gate",
                "frontier",
                "old",
                "new",
                "tg_op",
                "found",
                "xid",
                "weight",
                "count",
                "scale",
                "row",
                "record",
                "array",
                "select",
                "user",
                "current_date",
                "pgs",
                "pg_temp",
                "oid_",
                "relid",
                "ok",
                "value"
            })
    void c11_columnNamesThatOthersReserve(String name) throws SQLException {
        play("1t", name, "DIFFERENTIAL");
    }

    /** Names that look like those in generated statements, unlike the reserved ones that begin with __pgs_. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pgs_delta",
                "pgs_n",
                "pgs_row",
                "pgs_copies",
                "pgs_copy",
                "pgs_at",
                "pgs_w",
                "pgs_net",
                "pgs_frontier",
                "pgs_gate",
                "pgs_c1",
                "pgs_i",
                "pgs_new",
                "pgs_old",
                "pgs_m",
                "pgs_check"
            })
    void c11_columnNamesLikeGeneratedOnes(String name) throws SQLException {
        play("1t", name, "DIFFERENTIAL");
    }

    @Test
    void c11_reservedPrefixAndSystemColumnsAreRefused() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, __pgs_w int)");
        error("42939", () -> database.api().create("refused", "SELECT * FROM t"));
        error("42701", () -> database.api().create("refused", "SELECT id AS ctid FROM t"));
        create("sums", "SELECT sum(__pgs_w) AS s FROM t", "AUTO");
        create("renamed", "SELECT id, __pgs_w AS w FROM t", "AUTO");
        create("others", "SELECT id FROM t", "AUTO");
        execute("INSERT INTO t VALUES (1, 2), (2, 3)", "UPDATE t SET __pgs_w = -1 WHERE id = 1");
        refresh("sums");
        refresh("renamed");
        refresh("others");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's",
                "say \"hi\"",
                "a;b",
                "a--b",
                "a/*b",
                "*/",
                "$pgs$",
                "$$",
                "$1",
                "%",
                "%I %s %1$s %TABLE%",
                "a\\b",
                "\\",
                "a?b",
                "a:b",
                "{x}",
                "{fn now()}",
                "größe",
                "列",
                "😀",
                "Mixed Case",
                " lead",
                "a\tb",
                "a,b",
                "(",
                "}",
                "[1]",
                "#",
                "NULL",
                "null"
            })
    void c12_namesThatAreHardToQuote(String name) throws SQLException {
        play("1" + name, name, "DIFFERENTIAL");
    }

    /** Names that the SQL parser misreads: then the result must be right by computing it anew. */
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a.b", "@", "a@b"})
    void c12_namesThatTheParserMisreads(String name) throws SQLException {
        play("1" + name, name, "AUTO");
    }

    @Test
    void c12_longestNames() throws SQLException {
        String letters = "n".repeat(63);
        play(letters, letters, "DIFFERENTIAL");
    }

    @Test
    void c12_namesThatAgreeInAllButTheirLastByte() throws SQLException {
        String common = "é".repeat(31);
        execute("CREATE TABLE t (id int PRIMARY KEY, \"" + common + "1\" int, \"" + common + "2\" int)");
        create("rows_of_t", "SELECT * FROM t");
        create(
                "groups",
                "SELECT \"" + common + "1\", sum(\"" + common + "2\") AS \"" + common + "2\" FROM t GROUP BY 1");
        create(quoted("s".repeat(63)), "SELECT id FROM t");
        execute(
                "INSERT INTO t SELECT i, i % 2, i FROM generate_series(1, 9) AS i",
                "UPDATE t SET \"" + common + "2\" = 0 WHERE id = 2");
        refresh("rows_of_t", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
        refresh(quoted("s".repeat(63)), "DIFFERENTIAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "say \"hi\"", "a;--b", "$pgs$", "%s %I", "a\\b", "größe 列", "Mixed.Case", "a?b"})
    void c12_namesOfStreamTablesAndSchemas(String name) throws SQLException {
        String schema = quoted(name);
        execute("CREATE SCHEMA " + schema, "CREATE TABLE " + schema + ".t (id int PRIMARY KEY, v int)");
        String stream = schema + "." + quoted("s " + name);
        create(stream, "SELECT id, v FROM " + schema + ".t");
        create(schema + ".bag", "SELECT v FROM " + stream);
        execute("INSERT INTO " + schema + ".t VALUES (1, 10), (2, 20)");
        refresh(stream, "DIFFERENTIAL");
        refresh(schema + ".bag", "DIFFERENTIAL");
        assertThat(database.api().verify(stream)).isZero();
        assertThat(database.api().explain(stream)).contains("DIFFERENTIAL");
        database.api().drop(stream, true);
        execute("DROP SCHEMA " + schema + " CASCADE");
    }

    @Test
    void c12_manyColumns() throws SQLException {
        String columns = java.util.stream.IntStream.rangeClosed(1, 300)
                .mapToObj(i -> "\"Column " + i + "\" int")
                .collect(Collectors.joining(", "));
        execute("CREATE TABLE t (id int PRIMARY KEY, " + columns + ")", "INSERT INTO t VALUES (1, 1), (2, 2)");
        create("wide", "SELECT * FROM t");
        execute("UPDATE t SET \"Column 300\" = 300 WHERE id = 1", "DELETE FROM t WHERE id = 2");
        refresh("wide", "DIFFERENTIAL");
    }
}
