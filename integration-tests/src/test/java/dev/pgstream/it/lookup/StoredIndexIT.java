package dev.pgstream.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An index serves the look-up of stored rows, and what it finds is right. */
@StreamTest
class StoredIndexIT {

    private final TestDatabase database;
    private final Api api;

    StoredIndexIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @AfterEach
    void drop() throws SQLException {
        if (database.number("SELECT count(*) FROM pgstream.pgs_stream_tables") > 0) {
            api.drop("st", true);
        }
        database.execute("DROP TABLE src");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '"', textBlock = """
            int              | i
            numeric          | CASE WHEN i % 2 = 0 THEN 1.0 + i ELSE 1.00 + i END
            text             | 'k' || i
            varchar(4)       | 'k' || i
            name             | 'k' || i
            bytea            | decode(lpad(i::text, 4, '0'), 'hex')
            char(5)          | 'k' || i
            timestamptz      | '2020-01-01 UTC'::timestamptz + i * interval '1 s'
            jsonb            | jsonb_build_object('a', i)
            int4range        | int4range(i, i + 2)
            int4multirange   | int4multirange(int4range(i, i + 2))
            text[]           | CASE WHEN i % 5 = 0 THEN '{}' ELSE ARRAY['k' || i] END
            numeric[]        | ARRAY[CASE WHEN i % 2 = 0 THEN 1.0 + i ELSE 1.00 + i END, NULL]
            money            | i::money
            bit varying      | i::bit(8)
            tsvector         | to_tsvector('simple', 'w' || i)
            money[]          | ARRAY[i::money]
            xid              | i::text::xid
            """)
    void rowsOfAnyTypeAreFound(String type, String value) throws SQLException {
        database.execute(
                "CREATE TABLE src (x " + type + ", v int)",
                "INSERT INTO src SELECT " + value + ", i FROM generate_series(1, 20) AS i",
                "INSERT INTO src SELECT x, v FROM src WHERE v < 5",
                "INSERT INTO src VALUES (NULL, 1), (NULL, 2), (NULL, NULL)");
        api.create("st", "SELECT x, count(*) AS n, sum(v) AS s FROM src GROUP BY x", "DIFFERENTIAL");
        requireServed();
        play(value);
        api.drop("st");
        api.create("st", "SELECT x, v FROM src", "DIFFERENTIAL");
        requireServed();
        play(value);
    }

    private void play(String value) throws SQLException {
        database.execute(
                "DELETE FROM src WHERE ctid IN (SELECT min(ctid) FROM src GROUP BY v HAVING v % 3 = 0)",
                "UPDATE src SET v = v + 1 WHERE x IS NULL OR v > 15",
                "UPDATE src SET x = NULL WHERE v = 7",
                "INSERT INTO src SELECT " + value + ", i FROM generate_series(15, 25) AS i");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
        database.execute("DELETE FROM src WHERE v % 2 = 0 OR x IS NULL");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    @Test
    void groupsOfSeveralColumnsAreFound() throws SQLException {
        database.execute(
                "CREATE TABLE src (a int, b text NOT NULL, c text[], v int)",
                "INSERT INTO src SELECT nullif(i % 3, 0), i % 2, CASE i % 5 WHEN 0 THEN NULL WHEN 1 THEN '{}'"
                        + " ELSE ARRAY[i % 2, i % 3]::text[] END, i FROM generate_series(1, 60) AS i");
        api.create("st", "SELECT a, b, c, min(v) AS lo, count(*) AS n FROM src GROUP BY a, b, c", "DIFFERENTIAL");
        requireServed();
        database.execute("DELETE FROM src WHERE v % 4 = 0", "UPDATE src SET a = NULL, c = '{}' WHERE v % 7 = 0");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    /** The analysed query doesn't tell the type of a group column that it computes and doesn't put out. */
    @Test
    void groupsByHiddenExpressionsAreFound() throws SQLException {
        database.execute(
                "CREATE TABLE src (a int, t text)", "INSERT INTO src SELECT i, i FROM generate_series(1, 30) AS i");
        api.create(
                "st",
                "SELECT count(*) AS n FROM src GROUP BY a % 4, upper(t), string_to_array(t, '1')",
                "DIFFERENTIAL");
        requireServed();
        database.execute("UPDATE src SET a = NULL WHERE a % 3 = 0", "DELETE FROM src WHERE a > 20");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    @Test
    void groupsOfMoreColumnsThanAnIndexHoldsAreFound() throws SQLException {
        String columns = String.join(
                ", ",
                java.util.stream.IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> "c" + i)
                        .toList());
        database.execute(
                "CREATE TABLE src (" + columns.replace(",", " int,") + " int)",
                "INSERT INTO src (c1, c2, c40) SELECT i, i % 3, i % 2 FROM generate_series(1, 20) AS i");
        api.create("st", "SELECT DISTINCT " + columns + " FROM src", "DIFFERENTIAL");
        requireServed();
        database.execute("INSERT INTO src SELECT * FROM src WHERE c1 < 5", "DELETE FROM src WHERE c2 = 1");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    @Test
    void partitionsAreFound() throws SQLException {
        database.execute(
                "CREATE TABLE src (id int PRIMARY KEY, p text, v int)",
                "INSERT INTO src SELECT i, nullif(i % 7, 0), i FROM generate_series(1, 40) AS i");
        api.create("st", "SELECT id, p, rank() OVER (PARTITION BY p ORDER BY v) AS r FROM src", "DIFFERENTIAL");
        requireServed();
        database.execute(
                "UPDATE src SET p = NULL WHERE v % 5 = 0", "DELETE FROM src WHERE v < 4", "UPDATE src SET v = -v");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    /** Branches of other types are of one type in the result, and so in the hash. */
    @Test
    void branchesOfOtherTypesHashAlike() throws SQLException {
        database.execute(
                "CREATE TABLE src (a int, b numeric, c text)", "INSERT INTO src VALUES (1, 1.0, 'x'), (2, 2.00, NULL)");
        api.create(
                "st",
                "SELECT a AS n, c::varchar AS t FROM src UNION ALL SELECT b, 'y' FROM src UNION ALL SELECT 3, c FROM src",
                "DIFFERENTIAL");
        requireServed();
        database.execute("UPDATE src SET a = 4, b = 2", "DELETE FROM src WHERE c IS NULL");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    @Test
    void aDomainThatAllowsNoEmptyArrayIsFound() throws SQLException {
        database.execute(
                "CREATE DOMAIN filled AS int[] CHECK (cardinality(value) > 0)",
                "CREATE TABLE src (x filled)",
                "INSERT INTO src VALUES ('{1}'), ('{2}'), (NULL), ('{2}'), ('[0:0]={2}')");
        api.create("st", "SELECT x, count(*) AS n FROM src GROUP BY x", "DIFFERENTIAL");
        requireServed();
        database.execute("DELETE FROM src WHERE x = '{2}'", "INSERT INTO src VALUES (NULL), ('{3}')");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    @Test
    void valuesOfAForeignTypeAreFound() throws SQLException {
        database.execute("CREATE TABLE src (x int)");
        assumeThat(database.number("SELECT count(*) FROM pg_available_extensions WHERE name = 'citext'"))
                .as("citext on this server")
                .isPositive();
        database.execute(
                "CREATE EXTENSION IF NOT EXISTS citext SCHEMA public",
                "DROP TABLE src",
                "CREATE TABLE src (x public.citext PRIMARY KEY, y public.citext)",
                "INSERT INTO src VALUES ('a', 'x'), ('b', 'X'), ('c', NULL)");
        api.create("st", "SELECT x, y FROM src", "DIFFERENTIAL");
        requireServed();
        database.execute("UPDATE src SET x = 'B', y = 'x' WHERE x = 'b'", "DELETE FROM src WHERE x = 'C'");
        assertThat(api.refresh("st")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("st")).isZero();
    }

    /** A stream table's key holds for the stream tables that read it, also where parts of it may be NULL. */
    @Test
    void theKeyIsKnownToReaders() throws SQLException {
        database.execute(
                "CREATE TABLE src (a int, b int)", "INSERT INTO src VALUES (1, 1), (1, 2), (NULL, 3), (NULL, NULL)");
        api.create("st", "SELECT a, b, count(*) AS n FROM src GROUP BY a, b", "DIFFERENTIAL");
        api.create("reader", "SELECT n FROM st", "DIFFERENTIAL");
        assertThat(database.rows("SELECT attname FROM pg_attribute WHERE attrelid = 'reader'::regclass AND attnum > 1"))
                .isEqualTo(List.of(List.of("__pgs_k1"), List.of("__pgs_k2")));
        database.execute("INSERT INTO src VALUES (NULL, 3)", "DELETE FROM src WHERE b = 2");
        api.refresh("st");
        assertThat(api.refresh("reader")).isEqualTo("DIFFERENTIAL");
        assertThat(api.verify("reader")).isZero();
    }

    /** Every delta statement can find stored rows by the index that is made for it. */
    private void requireServed() throws SQLException {
        String[] others = {"enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_material"};
        for (String other : others) {
            database.execute("SET " + other + " = off");
        }
        for (List<?> row :
                database.rows("SELECT statement FROM pgstream.pgs_refresh_statements WHERE kind = 'DELTA'")) {
            assertThat(String.valueOf(database.rows("EXPLAIN (COSTS OFF) " + row.get(0))))
                    .containsPattern("Index (Only )?Scan (using|on) pgs_find_\\d+_\\d+ [^\\[]*\\[?[^\\[]*Index Cond");
        }
        for (String other : others) {
            database.execute("RESET " + other);
        }
    }
}
