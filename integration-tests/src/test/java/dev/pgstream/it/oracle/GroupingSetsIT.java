package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** GROUPING SETS, ROLLUP, CUBE and GROUPING, with the total of no rows at all. */
@StreamTest
class GroupingSetsIT {

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "rolled",
                    "SELECT customer_id, note, count(*) AS n, sum(amount) AS s, GROUPING(customer_id, note) AS g"
                            + " FROM orders GROUP BY ROLLUP (customer_id, note)"),
            Map.entry(
                    "cubed",
                    "SELECT region, vip, count(*) AS n, count(name) FILTER (WHERE id > 5) AS late, max(name) AS m"
                            + " FROM customers GROUP BY CUBE (region, vip)"),
            Map.entry(
                    "listed",
                    "SELECT a, b, min(c) AS lo, max(a) AS hi FROM log GROUP BY GROUPING SETS ((a, b), (b), (a))"),
            Map.entry(
                    "mixed",
                    "SELECT customer_id, quantity, note, avg(quantity) AS q FROM orders"
                            + " GROUP BY customer_id, ROLLUP (quantity, note)"),
            Map.entry("repeated", "SELECT a, count(*) AS n FROM log GROUP BY GROUPING SETS ((a), (a), (), ())"),
            Map.entry(
                    "product",
                    "SELECT a, b, c, count(*) AS n FROM log GROUP BY GROUPING SETS ((a), (b)), GROUPING SETS ((c), ())"),
            Map.entry(
                    "distinct_sets", "SELECT a, b, count(*) AS n FROM log GROUP BY DISTINCT ROLLUP (a, b), ROLLUP (a)"),
            Map.entry(
                    "nested_sets",
                    "SELECT a, b, c, sum(a) AS s FROM log GROUP BY GROUPING SETS (ROLLUP (a, b), CUBE (c, b), (c))"),
            Map.entry(
                    "by_expression",
                    "SELECT quantity % 2 AS odd, date_trunc('month', placed) AS m, sum(quantity) / count(*) AS mean"
                            + " FROM orders GROUP BY ROLLUP (quantity % 2, date_trunc('month', placed))"),
            Map.entry(
                    "recomputed",
                    "SELECT customer_id, string_agg(note, ',' ORDER BY id) AS notes, count(DISTINCT note) AS kinds,"
                            + " sum(weight) FILTER (WHERE quantity > 0) AS w, percentile_disc(0.5) WITHIN GROUP (ORDER BY quantity) AS mid"
                            + " FROM orders GROUP BY ROLLUP (customer_id)"),
            Map.entry(
                    "filtered",
                    "SELECT customer_id, count(*) AS n FROM orders GROUP BY ROLLUP (customer_id)"
                            + " HAVING count(*) > 2 OR GROUPING(customer_id) = 1"),
            Map.entry(
                    "joined_rows",
                    "SELECT c.region, o.note, count(*) AS n, sum(o.quantity) AS q FROM orders o"
                            + " JOIN customers c ON c.id = o.customer_id GROUP BY CUBE (c.region, o.note)"),
            Map.entry(
                    "below",
                    "SELECT c.name, g.n FROM customers c JOIN (SELECT customer_id, count(*) AS n FROM orders"
                            + " GROUP BY ROLLUP (customer_id)) g ON g.customer_id = c.id OR g.customer_id IS NULL"),
            Map.entry("determined", "SELECT id, name, region, count(*) AS n FROM customers GROUP BY id, ROLLUP (vip)"),
            Map.entry("totals", "SELECT count(*) AS n FROM log GROUP BY GROUPING SETS ((), ())"),
            Map.entry("one_total", "SELECT 'all' AS label FROM log GROUP BY ()"),
            Map.entry("shown_when_many", "SELECT 1 AS one FROM log HAVING count(*) > 20"),
            Map.entry(
                    "arguments_keep_their_values",
                    "SELECT a, sum(a) AS s, max(a + 1) AS m FROM log GROUP BY CUBE (a, b)"));

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
