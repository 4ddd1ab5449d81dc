package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Comparison;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C13: types without equality, and all kinds of types with it. */
class TypeHazardsIT extends HazardTest {

    TypeHazardsIT(TestDatabase database) {
        super(database);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "json | '{\"a\": 1}' | '{\"a\":1}'",
                "xml | '<a/>' | '<b/>'",
                "point | '(1,2)' | '(1,3)'",
                "json[] | ARRAY['1'::json] | ARRAY['2'::json]",
                "box | '(1,2),(3,4)' | '(1,2),(3,5)'",
                "polygon | '((0,0),(1,1))' | '((0,0),(2,2))'",
                "circle | '<(0,0),1>' | '<(0,0),2>'",
                "tid[] | ARRAY['(0,1)'::tid] | ARRAY['(0,2)'::tid]"
            })
    void c13_typesWithoutEquality(String type, String first, String second) throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, \"The Doc\" " + type + ", v int)");
        execute("INSERT INTO t VALUES (1, " + first + ", 1)");
        String query = "SELECT id, \"The Doc\" FROM t";
        if (!type.startsWith("tid")) {
            SQLException error = error("0A000", () -> database.api().create("refused", query, "DIFFERENTIAL"));
            assertThat(error.getMessage()).contains("The Doc").contains(type);
        }
        database.api().create("copied", query, "AUTO");
        create("others", "SELECT id, v FROM t");
        create("as_text", "SELECT id, \"The Doc\"::text AS doc FROM t", "AUTO");
        execute("UPDATE t SET \"The Doc\" = " + second, "INSERT INTO t VALUES (2, NULL, 2), (3, " + first + ", 3)");
        refreshWithLooks(query);
        execute("DELETE FROM t WHERE id = 3", "UPDATE t SET v = v + 1, \"The Doc\" = " + first);
        refreshWithLooks(query);
    }

    private void refreshWithLooks(String query) throws SQLException {
        database.api().refresh("copied");
        assertThat(Comparison.differentLooks(new Session(database.connection()), "copied", query))
                .isEmpty();
        assertThat(database.api().verify("copied")).isZero();
        refresh("others", "DIFFERENTIAL");
        refresh("as_text");
    }

    /** Whether a record can be compared shows only when it is. */
    @Test
    void c13_documentInsideOfAComposite() throws SQLException {
        execute("CREATE TYPE holder AS (a int, doc json)", "CREATE TABLE t (id int PRIMARY KEY, x holder)");
        String query = "SELECT id, x FROM t";
        database.api().create("copied", query, "AUTO");
        execute("INSERT INTO t VALUES (1, ROW(1, '{}')::holder), (2, NULL)");
        database.api().refresh("copied");
        assertThat(Comparison.differentLooks(new Session(database.connection()), "copied", query))
                .isEmpty();
        execute("UPDATE t SET x = ROW(2, '[]')::holder WHERE id = 1");
        database.api().refresh("copied");
        assertThat(Comparison.differentLooks(new Session(database.connection()), "copied", query))
                .isEmpty();
    }

    @Test
    void c13_groupsThatReadDocuments() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, doc json, k int)");
        create("counts", "SELECT k, count(doc) AS n FROM t GROUP BY k");
        create("fields", "SELECT id, doc ->> 'a' AS a FROM t");
        create("joined", "SELECT x.id, y.doc ->> 'a' AS a FROM t x JOIN t y ON y.k = x.id", "AUTO");
        create(
                "grouped_below",
                "SELECT x.id, g.n FROM t x JOIN (SELECT k, count(doc) AS n FROM t GROUP BY k) g ON g.k = x.id",
                "AUTO");
        execute("INSERT INTO t VALUES (1, '{\"a\": 1}', 1), (2, NULL, 1), (3, '{\"a\": 3}', 2)");
        execute("UPDATE t SET doc = '{\"a\": 2}', k = 2 WHERE id = 1");
        for (String name : new String[] {"counts", "fields", "joined", "grouped_below"}) {
            refresh(name);
        }
        execute("DELETE FROM t WHERE id = 3", "UPDATE t SET doc = '[]' WHERE id = 2");
        for (String name : new String[] {"counts", "fields", "joined", "grouped_below"}) {
            refresh(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "positive | 1 | 2",
                "small_numbers | '{1,2}' | '{2,1}'",
                "mood | 'sad' | 'happy'",
                "mood[] | '{sad,happy}' | '{}'",
                "address | ROW('a', 1)::address | ROW('a', NULL)::address",
                "address[] | ARRAY[ROW('a', 1)::address] | '{}'",
                "int4range | '[1,3)' | '[1,2]'",
                "int4multirange | '{[1,3)}' | '{}'",
                "datemultirange | '{[2024-01-01,2024-02-01)}' | '{(,)}'",
                "timespan | '[1,2)' | 'empty'",
                "bytea | '\\x00ff' | '\\x'",
                "uuid | '00000000-0000-0000-0000-000000000001' | '00000000-0000-0000-0000-000000000002'",
                "jsonb | '{\"a\": [1]}' | '{\"b\": null}'",
                "interval | '1 day' | '-1 day'",
                "bit(3) | B'101' | B'010'",
                "varbit | B'1' | B''",
                "inet | '10.0.0.1/8' | '10.0.0.1'",
                "cidr | '10.0.0.0/8' | '10.0.0.0/9'",
                "macaddr | '08:00:2b:01:02:03' | '08:00:2b:01:02:04'",
                "money | 1.5::numeric::money | (-2)::numeric::money",
                "boolean | true | false",
                "\"char\" | 'a' | 'b'",
                "name | 'a' | 'b'",
                "varchar(5) | 'a' | 'a '",
                "timestamp(0) | '2024-01-01 10:00' | 'infinity'",
                "date | '-infinity' | '0044-03-15 BC'",
                "time | '24:00' | '00:00'",
                "tsvector | 'a:1 b:2' | 'a:1'",
                "tsquery | 'a & b' | `'a | b'`",
                "oid | 1 | 4294967295",
                "regclass | 'pg_class' | 'pg_type'",
                "pg_lsn | '0/1' | '0/2'",
                "xid8 | '1' | '2'",
                "text[] | '{a,NULL}' | '{{a},{b}}'",
                "numeric(5,-2) | 12345 | 100",
                "smallint | -32768 | 32767"
            })
    void c13_typesWithEquality(String type, String first, String second) throws SQLException {
        execute(
                "CREATE DOMAIN positive AS int NOT NULL CHECK (VALUE > 0)",
                "CREATE DOMAIN small_numbers AS smallint[]");
        execute("CREATE TYPE mood AS ENUM ('sad', 'happy')", "CREATE TYPE address AS (street text, number numeric)");
        execute("CREATE TYPE timespan AS RANGE (subtype = float8)");
        execute("CREATE TABLE t (id int PRIMARY KEY, x " + type + ")", "CREATE TABLE u (x " + type + ")");
        execute("INSERT INTO t VALUES (1, " + first + ")", "INSERT INTO u VALUES (" + first + ")");
        create("keyed", "SELECT id, x FROM t", "AUTO");
        create("bag", "SELECT x FROM u", "AUTO");
        create("groups", "SELECT x, count(*) AS n FROM u GROUP BY x", "AUTO");
        create("joined", "SELECT t.id, u.x FROM t JOIN u ON t.x = u.x", "AUTO");
        execute("UPDATE t SET x = " + second, "INSERT INTO t VALUES (2, " + first + ")");
        execute("INSERT INTO u VALUES (" + second + "), (" + second + "), (" + first + ")");
        refreshAll();
        execute("DELETE FROM u WHERE ctid = (SELECT min(ctid) FROM u)", "UPDATE u SET x = " + first);
        execute("DELETE FROM t WHERE id = 1");
        refreshAll();
    }

    private void refreshAll() throws SQLException {
        for (String name : new String[] {"keyed", "bag", "groups", "joined"}) {
            refresh(name);
            compareLooks(name);
            assertThat(database.api().verify(name)).isZero();
        }
    }
}
