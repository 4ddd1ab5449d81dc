package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Aggregates that are added up, recomputed, filtered and mixed. */
@StreamTest
class AggregateQueriesIT {

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "counts",
                    "SELECT customer_id, count(*) AS n, count(amount) AS amounts FROM orders GROUP BY customer_id"),
            Map.entry(
                    "sums",
                    "SELECT region, sum(o.amount) AS s, avg(o.quantity) AS q, sum(o.quantity) AS sq"
                            + " FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY region"),
            Map.entry("wide_sums", "SELECT sku, sum(n) AS s, avg(n) AS a, min(n) AS lo FROM items GROUP BY sku"),
            Map.entry(
                    "loose_sums",
                    "SELECT customer_id, sum(price) AS s, avg(price) AS a FROM orders GROUP BY customer_id"),
            Map.entry(
                    "float_sums", "SELECT quantity, sum(weight) AS s, avg(weight) AS a FROM orders GROUP BY quantity"),
            Map.entry(
                    "extremes",
                    "SELECT customer_id, min(amount) AS lo, max(placed) AS hi, min(note) AS first_note,"
                            + " max(seen) AS seen FROM orders GROUP BY customer_id"),
            Map.entry(
                    "expressions",
                    "SELECT region || '!' AS r, sum(amount) / count(*) AS mean, round(avg(quantity), 1) AS q,"
                            + " max(o.id) - min(o.id) AS span FROM orders o JOIN customers c ON c.id = o.customer_id GROUP BY region"),
            Map.entry(
                    "by_expression",
                    "SELECT date_trunc('month', placed) AS m, count(*) FILTER (WHERE quantity > 0) AS pos,"
                            + " sum(amount) FILTER (WHERE note = 'x1') AS x1 FROM orders GROUP BY date_trunc('month', placed)"),
            Map.entry(
                    "scalar_state",
                    "SELECT count(*) AS n, sum(quantity) AS s, min(amount) AS lo, avg(amount) AS a FROM orders"),
            Map.entry(
                    "scalar_filtered",
                    "SELECT sum(amount) AS s, count(DISTINCT note) AS notes FROM orders WHERE quantity > 1"),
            Map.entry(
                    "having_crossed",
                    "SELECT customer_id, sum(amount) AS s FROM orders GROUP BY customer_id HAVING count(*) > 2"),
            Map.entry("hidden_group", "SELECT count(*) AS n FROM orders GROUP BY customer_id, note"),
            Map.entry(
                    "others",
                    "SELECT customer_id, string_agg(note, ',' ORDER BY id) AS notes,"
                            + " string_agg(note, ',' ORDER BY id DESC) FILTER (WHERE quantity > 1) AS some, bool_or(quantity > 1) AS any_big,"
                            + " percentile_cont(0.5) WITHIN GROUP (ORDER BY weight) AS mid, array_agg(DISTINCT quantity ORDER BY quantity) AS qs"
                            + " FROM orders GROUP BY customer_id"),
            Map.entry("keyless_groups", "SELECT a, b, count(*) AS n, sum(c) AS s, max(c) AS m FROM log GROUP BY a, b"),
            Map.entry("loose_group", "SELECT c, count(*) AS n FROM log GROUP BY c"),
            Map.entry(
                    "case_sums",
                    "SELECT customer_id, sum(CASE WHEN note IN ('x1', 'x2') THEN 1 ELSE 0 END) AS xs"
                            + " FROM orders GROUP BY customer_id"),
            Map.entry(
                    "choices_of_scales",
                    "SELECT customer_id, sum(CASE WHEN note = 'x1' THEN amount * amount WHEN quantity > 1 THEN 0.5 ELSE 0 END) AS c,"
                            + " avg(COALESCE(amount, 0)) AS a, sum(CASE WHEN quantity = 1 THEN amount END) AS part,"
                            + " sum(CASE WHEN note = 'x1' THEN amount ELSE 0 END) / nullif(sum(quantity), 0) AS share"
                            + " FROM orders GROUP BY customer_id"),
            Map.entry(
                    "choices_of_all",
                    "SELECT 100.00 * sum(CASE WHEN note LIKE 'x%' THEN amount ELSE 0 END) FILTER (WHERE quantity > 0)"
                            + " / nullif(count(*), 0) AS promo FROM orders"),
            Map.entry(
                    "computed_below",
                    "SELECT region, sum(twice) AS s, sum(product) AS p, avg(part) AS a FROM (SELECT c.region, o.amount + o.amount AS twice,"
                            + " o.amount * o.quantity AS product, CASE WHEN c.vip THEN o.amount ELSE 0 END AS part"
                            + " FROM orders o JOIN customers c ON c.id = o.customer_id) AS below GROUP BY region"));

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
