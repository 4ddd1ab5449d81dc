package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** DISTINCT ON and LIMIT, on top and below other operators; orders are total, or the results equal whatever the order. */
@StreamTest
class TopRowsQueriesIT {

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "beside_an_unused_part",
                    "WITH unused AS (SELECT a FROM log) SELECT DISTINCT ON (customer_id) customer_id, id, amount"
                            + " FROM orders ORDER BY customer_id, id DESC"),
            Map.entry(
                    "difference_beside_an_unused_part",
                    "WITH unused AS (SELECT a FROM log) SELECT id FROM customers EXCEPT SELECT customer_id FROM orders"),
            Map.entry(
                    "first_of_each",
                    "SELECT DISTINCT ON (customer_id) customer_id, id, amount FROM orders ORDER BY customer_id, amount DESC, id"),
            Map.entry(
                    "first_by_hidden",
                    "SELECT DISTINCT ON (note, quantity % 2) id, weight FROM orders"
                            + " ORDER BY quantity % 2 DESC NULLS LAST, note, placed NULLS FIRST, id DESC"),
            Map.entry(
                    "first_of_join",
                    "SELECT DISTINCT ON (c.region) c.region, c.name, o.id FROM customers c JOIN orders o ON o.customer_id = c.id"
                            + " ORDER BY c.region, o.placed DESC NULLS LAST, o.id"),
            Map.entry("first_keyless", "SELECT DISTINCT ON (a) a, b FROM log ORDER BY a, b, c"),
            Map.entry("first_loose", "SELECT DISTINCT ON (c) c, a, b FROM log ORDER BY c, a, b"),
            Map.entry("topmost", "SELECT id, amount FROM orders ORDER BY amount DESC NULLS LAST, id LIMIT 5"),
            Map.entry("by_hidden", "SELECT note FROM orders ORDER BY quantity + 0.5, id DESC OFFSET 2 LIMIT 7"),
            Map.entry("from_third", "SELECT id FROM orders ORDER BY id OFFSET 3"),
            Map.entry("with_ties", "SELECT id, quantity FROM orders ORDER BY quantity FETCH FIRST 4 ROWS WITH TIES"),
            Map.entry("ties_keyless", "SELECT a, b FROM log ORDER BY b DESC FETCH FIRST (1 + 1) ROWS WITH TIES"),
            Map.entry("one_column", "SELECT quantity FROM orders ORDER BY 1 DESC LIMIT 6"),
            Map.entry(
                    "top_groups",
                    "SELECT customer_id, sum(quantity) AS s FROM orders GROUP BY customer_id ORDER BY sum(quantity) DESC, 1 LIMIT 3"),
            Map.entry(
                    "top_distinct", "SELECT DISTINCT note, quantity FROM orders ORDER BY quantity, note DESC LIMIT 4"),
            Map.entry(
                    "top_union",
                    "SELECT quantity AS x, id AS y FROM orders UNION SELECT a, NULL FROM log ORDER BY 1, 2 DESC LIMIT 5"),
            Map.entry(
                    "first_then_top",
                    "SELECT DISTINCT ON (customer_id) customer_id, id FROM orders ORDER BY customer_id DESC, id LIMIT 3"),
            Map.entry(
                    "below_group",
                    "SELECT q.note, count(*) AS n FROM (SELECT note FROM orders ORDER BY placed, id LIMIT 9) q GROUP BY q.note"),
            Map.entry(
                    "below_join",
                    "SELECT c.name, f.id FROM customers c JOIN (SELECT DISTINCT ON (customer_id) customer_id, id FROM orders"
                            + " ORDER BY customer_id, seen DESC, id) f ON f.customer_id = c.id"),
            Map.entry(
                    "below_union",
                    "(SELECT id FROM orders ORDER BY id LIMIT 3) UNION ALL (SELECT id FROM customers ORDER BY id DESC LIMIT 3)"),
            Map.entry(
                    "filtered_firsts",
                    "SELECT f.id FROM (SELECT DISTINCT ON (customer_id) * FROM orders ORDER BY customer_id, id DESC) f WHERE f.quantity > 0"),
            Map.entry(
                    "ordered_subquery", "SELECT q.id, q.n FROM (SELECT id, name AS n FROM customers ORDER BY name) q"));

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
