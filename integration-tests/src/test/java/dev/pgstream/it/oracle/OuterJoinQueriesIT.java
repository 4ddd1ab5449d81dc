package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Outer joins: nested, chained, under any condition and below aggregates. */
@StreamTest
class OuterJoinQueriesIT {

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "left_join",
                    "SELECT c.id, c.name, o.id AS oid, o.amount FROM customers c LEFT JOIN orders o ON o.customer_id = c.id"),
            Map.entry(
                    "right_join",
                    "SELECT c.name, o.id, o.note FROM customers c RIGHT JOIN orders o ON o.customer_id = c.id"),
            Map.entry(
                    "full_join",
                    "SELECT c.id AS cid, o.id AS oid, c.region FROM customers c FULL JOIN orders o ON o.customer_id = c.id"),
            Map.entry(
                    "left_condition",
                    "SELECT c.id, o.id AS oid FROM customers c LEFT JOIN orders o ON o.customer_id = c.id AND o.quantity > 1 AND c.vip"),
            Map.entry(
                    "left_inequality",
                    "SELECT c.id, o.id AS oid FROM customers c LEFT JOIN orders o ON o.quantity > c.id"),
            Map.entry(
                    "left_where",
                    "SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL"),
            Map.entry("left_of_no_column", "SELECT c.id, c.name FROM customers c LEFT JOIN log l ON c.vip"),
            Map.entry("left_keyless", "SELECT l.a, l.b, c.name FROM log l LEFT JOIN customers c ON c.id = l.a"),
            Map.entry("keyless_right", "SELECT c.name, l.b, l.c FROM customers c LEFT JOIN log l ON l.a = c.id"),
            Map.entry("full_keyless", "SELECT x.b, y.region FROM log x FULL JOIN customers y ON x.b = y.region"),
            Map.entry(
                    "chain",
                    "SELECT c.id, o.id AS oid, i.line, i.sku FROM customers c LEFT JOIN orders o ON o.customer_id = c.id"
                            + " LEFT JOIN items i ON i.order_id = o.id"),
            Map.entry(
                    "chain_mixed",
                    "SELECT c.name, i.sku, l.b FROM customers c JOIN orders o ON o.customer_id = c.id"
                            + " LEFT JOIN items i ON i.order_id = o.id FULL JOIN log l ON l.a = o.quantity"),
            Map.entry(
                    "nested",
                    "SELECT c.id, i.sku FROM customers c LEFT JOIN (orders o JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id"),
            Map.entry(
                    "nested_left",
                    "SELECT c.id, i.sku FROM customers c LEFT JOIN (orders o LEFT JOIN items i ON i.order_id = o.id) ON o.customer_id = c.id"),
            Map.entry("self_left", "SELECT a.id, b.id AS next_id FROM orders a LEFT JOIN orders b ON b.id = a.id + 1"),
            Map.entry("self_full", "SELECT a.a, b.b FROM log a FULL JOIN log b ON a.a = b.a AND a.b = 'b0'"),
            Map.entry(
                    "left_count",
                    "SELECT c.id, count(o.id) AS n, sum(o.amount) AS s, max(o.placed) AS last FROM customers c"
                            + " LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id"),
            Map.entry(
                    "full_sums",
                    "SELECT c.region, count(*) AS n, sum(o.quantity) AS q FROM customers c FULL JOIN orders o"
                            + " ON o.customer_id = c.id GROUP BY c.region"),
            Map.entry(
                    "counts_of_counts",
                    "SELECT n, count(*) AS customers FROM (SELECT c.id, count(o.id) AS n FROM customers c LEFT JOIN orders o"
                            + " ON o.customer_id = c.id GROUP BY c.id) q GROUP BY n"),
            Map.entry(
                    "left_groups",
                    "SELECT c.name, g.n FROM customers c LEFT JOIN (SELECT customer_id, count(*) AS n FROM orders"
                            + " GROUP BY customer_id) g ON g.customer_id = c.id"),
            Map.entry("full_using", "SELECT id, c.name, o.note FROM customers c FULL JOIN orders o USING (id)"),
            Map.entry("left_using", "SELECT id, c.name, o.note FROM customers c LEFT JOIN orders o USING (id)"),
            Map.entry(
                    "coalesced",
                    "SELECT coalesce(c.region, 'none') AS r, CASE WHEN o.id IS NULL THEN 0 ELSE 1 END AS has"
                            + " FROM customers c LEFT JOIN orders o ON o.customer_id = c.id"),
            Map.entry(
                    "grouped_by_key",
                    "SELECT c.id, c.name, count(o.id) AS n FROM customers c LEFT JOIN orders o ON o.customer_id = c.id"
                            + " GROUP BY c.id"),
            Map.entry(
                    "union_of_outer",
                    "SELECT c.id, o.note FROM customers c LEFT JOIN orders o ON o.customer_id = c.id UNION ALL SELECT a, b FROM log"));

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
