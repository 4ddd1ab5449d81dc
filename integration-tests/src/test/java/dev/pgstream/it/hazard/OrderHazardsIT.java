package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D10, E5 and E11: rows that tie, keys that change their partition, and orders of subqueries. */
class OrderHazardsIT extends HazardTest {

    OrderHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, p int, v int NOT NULL, f float8, c numeric, note text)");
        execute("CREATE TABLE bag (p int, v int, c numeric)");
        execute(
                "INSERT INTO t SELECT i, nullif(i % 4, 3), i % 2, i * 0.1, i % 3, 'n' FROM generate_series(1, 16) AS i");
        execute("INSERT INTO bag SELECT p, v, c FROM t", "INSERT INTO bag SELECT p, v, 1.00 FROM t WHERE id < 4");
    }

    private static final List<String> WRITES = List.of(
            "UPDATE t SET v = 1",
            "UPDATE t SET p = 1 - p WHERE p < 2",
            "INSERT INTO t VALUES (17, NULL, 1, 1e20, 1.0), (18, 1, 1, -1e20, 1.00), (0, 1, 1, 0.3, 1)",
            "INSERT INTO bag VALUES (1, 1, 1.0), (1, 1, 1.00), (NULL, 1, 1), (NULL, 1, 1.000)",
            "DELETE FROM t WHERE id % 5 = 1",
            "UPDATE bag SET c = 1.0 WHERE c = 1 AND v = 1",
            "UPDATE t SET f = f / 3, c = 2.00 WHERE id < 9",
            "DELETE FROM bag WHERE ctid IN (SELECT min(ctid) FROM bag GROUP BY p, v, c)",
            "UPDATE t SET p = NULL WHERE p = 1",
            "DELETE FROM t WHERE p IS NULL");

    /** Which of the possible results is stored must depend on the rows alone, not on how they lie. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id, note FROM t LIMIT 5",
                "SELECT note, v FROM t ORDER BY v OFFSET 2 LIMIT 4",
                "SELECT p, v, c FROM bag ORDER BY p LIMIT 7",
                "SELECT DISTINCT ON (p) p, id FROM t",
                "SELECT DISTINCT ON (p) p, v, c FROM bag ORDER BY p DESC, v",
                "SELECT DISTINCT ON (c) c, id FROM t ORDER BY c",
                "SELECT DISTINCT ON (a, b) 2 AS a, 2 AS b, p FROM t ORDER BY a, b DESC",
                "SELECT id, row_number() OVER (PARTITION BY p) AS n FROM t",
                "SELECT v, ntile(3) OVER (ORDER BY p) AS n, lag(c) OVER (PARTITION BY p ORDER BY v) AS l FROM bag",
                "SELECT id, first_value(id) OVER (PARTITION BY p ORDER BY v) AS a,"
                        + " last_value(id) OVER (PARTITION BY p ORDER BY v RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS b FROM t",
                "SELECT id, sum(f) OVER (PARTITION BY p) AS s, avg(f) OVER (PARTITION BY p ORDER BY v ROWS 2 PRECEDING) AS a FROM t",
                "SELECT id, array_agg(id) OVER (PARTITION BY p) AS ids, string_agg(note, ',') OVER () AS notes FROM t",
                "SELECT s.n, sum(s.v) AS v, count(*) AS k FROM (SELECT v, row_number() OVER (PARTITION BY p) AS n FROM bag) s GROUP BY s.n",
                "SELECT s.id, s.n, b.c FROM (SELECT id, row_number() OVER (PARTITION BY p ORDER BY v) AS n FROM t) s JOIN bag b ON b.v = s.n",
                "SELECT s.id, t.v FROM (SELECT id FROM t ORDER BY v LIMIT 3) s JOIN t ON t.id = s.id",
                "SELECT s.p, s.c FROM (SELECT DISTINCT ON (p) p, c FROM bag) s JOIN t ON t.p = s.p",
                "SELECT s.p, count(*) AS n FROM (SELECT p FROM bag ORDER BY v FETCH FIRST 5 ROWS ONLY) s GROUP BY s.p"
            })
    void d10_tiesAreSettledByTheRowsThemselves(String query) throws SQLException {
        database.api().create("settled", query, "DIFFERENTIAL");
        for (String write : WRITES) {
            execute(write);
            database.api().refresh("settled");
            assertThat(database.api().verify("settled"))
                    .as("differences after %s", write)
                    .isZero();
        }
        assertThat(database.value("SELECT string_agg(DISTINCT action, ',') FROM pgstream.pgs_refresh_history h"
                        + " JOIN pgstream.pgs_stream_tables s USING (pgs_id) WHERE s.relid = 'settled'::regclass"))
                .isEqualTo("DIFFERENTIAL");
    }

    /** The result is one that PostgreSQL may give: as many rows, the same values of what is ordered. */
    @Test
    void d10_whatIsSettledIsRight() throws SQLException {
        database.api().create("firsts", "SELECT id, v FROM t ORDER BY v DESC LIMIT 6", "DIFFERENTIAL");
        database.api().create("numbers", "SELECT id, row_number() OVER (PARTITION BY p ORDER BY v) AS n FROM t");
        for (String write : WRITES) {
            execute(write);
            database.api().refresh("firsts");
            database.api().refresh("numbers");
            assertThat(database.rows("SELECT f.v FROM firsts f JOIN t USING (id, v) ORDER BY 1"))
                    .isEqualTo(database.rows("SELECT v FROM (SELECT v FROM t ORDER BY v DESC LIMIT 6) s ORDER BY 1"));
            assertThat(database.number("SELECT count(*) FROM (SELECT p, n, v < lag(v) OVER (PARTITION BY p ORDER BY n)"
                            + " AS falls, row_number() OVER (PARTITION BY p ORDER BY n) AS m FROM numbers JOIN t USING (id)) s"
                            + " WHERE falls OR n <> m"))
                    .isZero();
        }
    }

    @Test
    void d10_rowsThatStayAreNotWritten() throws SQLException {
        execute("UPDATE t SET v = 1, c = 1");
        Map<String, String> queries = Map.of(
                "firsts", "SELECT id, c FROM t ORDER BY v LIMIT 8",
                "numbers", "SELECT id, row_number() OVER (PARTITION BY p ORDER BY v) AS n FROM t",
                "ones", "SELECT DISTINCT ON (p) p, id FROM t ORDER BY p, v");
        for (Map.Entry<String, String> query : queries.entrySet()) {
            database.api().create(query.getKey(), query.getValue(), "DIFFERENTIAL");
        }
        List<List<@Nullable String>> before = places(queries);
        execute("INSERT INTO t VALUES (99, 1, 1, 0, 1)");
        for (String name : queries.keySet()) {
            assertThat(database.api().refresh(name)).isEqualTo("DIFFERENTIAL");
        }
        assertThat(places(queries)).containsAll(before);
    }

    private List<List<@Nullable String>> places(Map<String, String> queries) throws SQLException {
        String union = queries.keySet().stream()
                .map(name -> "SELECT '" + name + "', ctid::text FROM " + name)
                .collect(java.util.stream.Collectors.joining(" UNION ALL "));
        return database.rows(union);
    }

    @Test
    void d10_whatCannotBeSettledIsRefused() throws SQLException {
        for (String query : new String[] {
            "SELECT id, last_value(id) OVER (PARTITION BY p ORDER BY v) AS l FROM t",
            "SELECT id, nth_value(id, 2) OVER (ORDER BY v GROUPS 1 PRECEDING) AS l FROM t",
            "SELECT id, array_agg(id) OVER (ORDER BY v) AS l FROM t",
            "SELECT id, sum(f) OVER (ORDER BY v) AS s FROM t",
            "SELECT id, count(*) OVER (ORDER BY v ROWS 3 PRECEDING EXCLUDE TIES) AS n FROM t",
            "SELECT id FROM t ORDER BY v OFFSET 1 FETCH FIRST 2 ROWS WITH TIES"
        }) {
            assertThat(error("0A000", () -> database.api().create("refused", query, "DIFFERENTIAL"))
                            .getMessage())
                    .contains("tie");
            String total = query.replace("ORDER BY v", "ORDER BY v, id");
            create("total", total);
            database.api().drop("total");
        }
    }

    /** A key that moves from one partition to another is one row that leaves and one that comes. */
    @Test
    void e5_keysAreExchangedBetweenPartitions() throws SQLException {
        create("numbers", "SELECT id, p, row_number() OVER (PARTITION BY p ORDER BY v, id) AS n FROM t");
        execute("BEGIN", "UPDATE t SET id = -id", "UPDATE t SET id = 17 + id", "COMMIT");
        refresh("numbers", "DIFFERENTIAL");
        execute("DELETE FROM t WHERE id = 3", "INSERT INTO t VALUES (3, 2, 5)");
        refresh("numbers", "DIFFERENTIAL");
    }

    /** What people expect to be done in the order of a subquery is left to PostgreSQL. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT array_agg(s.id) AS ids FROM (SELECT id FROM t ORDER BY v, id) s",
                "SELECT string_agg(s.id::text, ',') AS ids FROM (SELECT id FROM t ORDER BY v, id LIMIT 5) s",
                "SELECT s.id, row_number() OVER () AS n FROM (SELECT id FROM t ORDER BY v DESC, id) s",
                "SELECT s.id FROM (SELECT id, v FROM t ORDER BY v, id) s LIMIT 3"
            })
    void e11_orderThatSomethingAboveMayRestOn(String query) throws SQLException {
        assertThat(error("0A000", () -> database.api().create("refused", query, "DIFFERENTIAL"))
                        .getMessage())
                .contains("order of a subquery");
        create("whole", query, "AUTO");
        execute("UPDATE t SET v = id % 3");
        refresh("whole", "FULL");
    }

    @Test
    void e11_orderThatNothingRestsOn() throws SQLException {
        create("plain", "SELECT s.id, s.v FROM (SELECT id, v FROM t ORDER BY v) s WHERE s.v > 0");
        create("said", "SELECT array_agg(s.id ORDER BY s.id) AS ids FROM (SELECT id FROM t ORDER BY v) s");
        execute("UPDATE t SET v = id % 3");
        refresh("plain", "DIFFERENTIAL");
        refresh("said", "DIFFERENTIAL");
    }
}
