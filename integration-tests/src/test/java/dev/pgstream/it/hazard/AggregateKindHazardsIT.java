package dev.pgstream.it.hazard;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** D6 to D10: expressions in aggregates, aggregates of every kind, DISTINCT and ties. */
class AggregateKindHazardsIT extends HazardTest {

    private final List<String> names = new ArrayList<>();

    AggregateKindHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, mode text, a int, b int, r int4range)");
        execute(
                "INSERT INTO t SELECT i, i % 3, (ARRAY['AIR', 'SHIP', 'RAIL', 'MAIL'])[i % 4 + 1], i, 7 - i, int4range(i, i + 2)"
                        + " FROM generate_series(1, 12) AS i");
    }

    private void declare(String query, String mode) throws SQLException {
        String name = "s" + names.size();
        create(name, query, mode);
        names.add(name);
    }

    private void changeAndRefresh() throws SQLException {
        for (String write : new String[] {
            "UPDATE t SET mode = CASE mode WHEN 'AIR' THEN 'MAIL' ELSE 'AIR' END WHERE id < 6",
            "UPDATE t SET a = NULL, b = b - 3 WHERE id IN (3, 7)",
            "INSERT INTO t VALUES (20, 0, NULL, NULL, 1, NULL), (21, 1, 'AIR', 5, NULL, '[5,6)')",
            "UPDATE t SET k = NULL WHERE id IN (2, 20)",
            "DELETE FROM t WHERE k = 1 AND id > 5"
        }) {
            execute(write);
            for (String name : names) {
                refresh(name);
            }
        }
    }

    @Test
    void d6_sumsOfCases() throws SQLException {
        declare("""
                SELECT k, sum(CASE WHEN mode IN ('AIR', 'MAIL') THEN 1 ELSE 0 END) AS high,
                  sum(CASE WHEN mode NOT IN ('AIR', 'MAIL') AND mode <> ALL (ARRAY['SHIP']) THEN 1 ELSE 0 END) AS low,
                  sum(CASE mode WHEN 'AIR' THEN a WHEN 'SHIP' THEN -b END) AS picked,
                  count(*) FILTER (WHERE mode LIKE '_AI%') AS ai
                FROM t GROUP BY k""", "DIFFERENTIAL");
        declare("SELECT sum(CASE WHEN a IN (1, 2, NULL) THEN b ELSE coalesce(a, 0) END) AS s FROM t", "DIFFERENTIAL");
        changeAndRefresh();
    }

    @Test
    void d7_expressionsKeepTheirMeaning() throws SQLException {
        declare(
                "SELECT k, sum((a + b) * 2 - (a - (b - 1))) AS s, sum(-(a - b)) AS m, sum(a % 3 * 2) AS p FROM t GROUP BY k",
                "DIFFERENTIAL");
        declare(
                "SELECT id, a - (b - (a - b)) AS d, (a + b) * (a - b) AS e, a / (b + 100) * 3 AS q, - - a AS n FROM t",
                "DIFFERENTIAL");
        declare("SELECT id FROM t WHERE NOT (a > 3 OR b > 3) OR NOT (a > 1 AND (b < 2 OR k = 1))", "DIFFERENTIAL");
        declare("SELECT id FROM t WHERE (a > 3 OR b > 3) AND (k = 1 OR mode = 'AIR') IS NOT TRUE", "DIFFERENTIAL");
        declare(
                "SELECT id, (a::numeric / 3)::text || 'x' AS x, a::float8 / 3 AS f, '1'::int + a AS i FROM t",
                "DIFFERENTIAL");
        declare("SELECT count(*) AS n, count(a) AS c, count(DISTINCT mode) AS d FROM t", "DIFFERENTIAL");
        declare(
                "SELECT k, string_agg(mode, '|' ORDER BY b DESC, id) AS s, array_agg(a ORDER BY b NULLS FIRST, id DESC) AS l"
                        + " FROM t GROUP BY k",
                "DIFFERENTIAL");
        declare(
                "SELECT id, mode LIKE 'A%' AS l, mode ILIKE 'a%' AS i, mode NOT LIKE '%A_%' ESCAPE '!' AS n,"
                        + " mode ~ '^[AS]' AS r, mode SIMILAR TO '(AIR|SHIP)' AS s, mode || '%' LIKE 'AIR!%' ESCAPE '!' AS e FROM t",
                "AUTO");
        declare(
                "SELECT id, a BETWEEN SYMMETRIC b AND 3 AS s, a IS DISTINCT FROM b AS d, (a, b) < (b, a) AS l,"
                        + " COALESCE(a, b, 0) AS c, NULLIF(a, b) AS u, GREATEST(a, b) AS g, a = ANY (ARRAY[1, b]) AS y FROM t",
                "AUTO");
        declare("SELECT id, (ARRAY[a, b])[1] AS f, (ROW(a, b)).f1 IS NULL AS x FROM t WHERE id NOT IN (1, 2)", "AUTO");
        declare(
                "SELECT id, lower(r) AS lo, r @> 5 AS has, r && int4range(3, 4) AS o, EXTRACT(year FROM date '2024-01-01' + a) AS y,"
                        + " substring(mode FROM 2 FOR 1) AS sub, trim(BOTH 'A' FROM mode) AS tr, position('I' IN mode) AS pos FROM t",
                "AUTO");
        changeAndRefresh();
    }

    @Test
    void d8_aggregatesOfEveryKind() throws SQLException {
        execute("CREATE AGGREGATE product (int) (SFUNC = int4mul, STYPE = int, INITCOND = '1')");
        execute("CREATE SCHEMA IF NOT EXISTS odd", "DROP AGGREGATE IF EXISTS odd.sum (int)");
        execute("CREATE AGGREGATE odd.sum (int) (SFUNC = int4mul, STYPE = int, INITCOND = '1')");
        declare("SELECT k, range_agg(r) AS r, range_intersect_agg(r) AS i FROM t GROUP BY k", "AUTO");
        declare("SELECT k, product(id % 4 + 1) AS p FROM t GROUP BY k", "AUTO");
        declare("SELECT k, odd.sum(id % 4 + 1) AS p FROM t GROUP BY k", "AUTO");
        declare("SELECT odd.sum(id % 2 + 1) AS p FROM t", "AUTO");
        declare(
                "SELECT k, bit_and(a) AS a, bit_or(b) AS o, every(a > 1) AS e, bool_or(b > 1) AS x FROM t GROUP BY k",
                "AUTO");
        declare(
                "SELECT k, mode() WITHIN GROUP (ORDER BY mode) AS m, percentile_disc(0.5) WITHIN GROUP (ORDER BY a) AS p,"
                        + " rank(3) WITHIN GROUP (ORDER BY a) AS r FROM t GROUP BY k",
                "AUTO");
        declare(
                "SELECT k, jsonb_agg(a ORDER BY id) AS j, jsonb_object_agg(id, mode ORDER BY id) AS o FROM t GROUP BY k",
                "AUTO");
        declare(
                "SELECT k, corr(a, b) AS c, regr_slope(a, b) AS s, var_pop(a) AS v, covar_samp(a, b) AS w FROM t GROUP BY k",
                "AUTO");
        declare("SELECT grouping(k) AS g, k, count(*) AS n FROM t GROUP BY GROUPING SETS ((k), ())", "AUTO");
        changeAndRefresh();
    }

    @Test
    void d9_aggregatesOfDistinctValues() throws SQLException {
        execute("CREATE TABLE bag (k int, v int)", "INSERT INTO bag VALUES (1, 5), (1, 5), (1, 6), (2, 5), (2, NULL)");
        create(
                "distinct_of_bag",
                "SELECT k, count(DISTINCT v) AS n, sum(DISTINCT v) AS s, array_agg(DISTINCT v ORDER BY v) AS l"
                        + " FROM bag GROUP BY k");
        create("distinct_scalar", "SELECT count(DISTINCT v) AS n, avg(DISTINCT v) AS a FROM bag");
        for (String write : new String[] {
            "DELETE FROM bag WHERE ctid = (SELECT min(ctid) FROM bag WHERE k = 1 AND v = 5)",
            "DELETE FROM bag WHERE k = 1 AND v = 5",
            "INSERT INTO bag VALUES (1, NULL), (2, 5)",
            "UPDATE bag SET v = 6 WHERE k = 2"
        }) {
            execute(write);
            refresh("distinct_of_bag", "DIFFERENTIAL");
            refresh("distinct_scalar", "DIFFERENTIAL");
        }
    }

    /** Ties are made impossible here: with them no comparison could tell a right result from a wrong one. */
    @Test
    void d10_firstRowsInATotalOrder() throws SQLException {
        declare("SELECT DISTINCT ON (k) k, id, mode FROM t ORDER BY k, a, id", "AUTO");
        declare("SELECT id, a FROM t ORDER BY a NULLS LAST, id LIMIT 4", "AUTO");
        declare("SELECT id, row_number() OVER (PARTITION BY k ORDER BY a, id) AS n FROM t", "AUTO");
        declare("SELECT id FROM t ORDER BY a FETCH FIRST 3 ROWS WITH TIES", "AUTO");
        declare("SELECT q.k, count(*) AS n FROM (SELECT k FROM t ORDER BY a, id LIMIT 5) AS q GROUP BY q.k", "AUTO");
        changeAndRefresh();
    }

    /** Under ties every refresh must still give a possible answer, and one without changes must change nothing. */
    @Test
    void d10_tiesDoNotChurn() throws SQLException {
        execute("UPDATE t SET a = 1");
        database.api().create("first_ones", "SELECT id, k FROM t ORDER BY a LIMIT 4", "AUTO");
        execute("UPDATE t SET b = 0 WHERE id = 12");
        database.api().refresh("first_ones");
        create("possible", "SELECT count(*) = 4 AS ok FROM first_ones f JOIN t USING (id, k)", "FULL");
        org.assertj.core.api.Assertions.assertThat(database.value("SELECT ok FROM possible"))
                .isEqualTo("t");
    }
}
