package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Subqueries in expressions: tests and values, tied to the outer row and not, in every place. */
@StreamTest
class SubqueryQueriesIT {

    private static final String C = "SELECT c.id, c.name FROM customers c WHERE ";

    private static final Map<String, String> TESTS = Map.ofEntries(
            Map.entry("exists_tied", C + "EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id)"),
            Map.entry(
                    "not_exists_tied",
                    C + "NOT EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id AND o.quantity > 1)"),
            Map.entry("exists_alone", C + "EXISTS (SELECT FROM log WHERE a = 3)"),
            Map.entry("not_exists_alone", C + "NOT EXISTS (SELECT FROM log WHERE a = 3)"),
            Map.entry("exists_inequality", C + "EXISTS (SELECT FROM orders o WHERE o.quantity > c.id)"),
            Map.entry(
                    "exists_mixed",
                    "SELECT o.id FROM orders o WHERE EXISTS (SELECT FROM orders p WHERE p.customer_id = o.customer_id AND p.id <> o.id)"
                            + " AND NOT EXISTS (SELECT FROM items i WHERE i.order_id = o.id AND i.n > 1)"),
            Map.entry(
                    "aggregate_not_in",
                    "SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id"
                            + " HAVING min(quantity) NOT IN (SELECT a FROM log WHERE b = 'b1')"),
            Map.entry(
                    "aggregate_in_constants",
                    "SELECT customer_id, max(quantity) NOT IN (SELECT 3) AS c FROM orders GROUP BY customer_id"),
            Map.entry(
                    "aggregate_above_all",
                    "SELECT quantity, sum(amount) > ALL (SELECT a FROM log WHERE a < quantity) AS c FROM orders GROUP BY quantity"),
            Map.entry("in_alone", C + "c.id IN (SELECT customer_id FROM orders)"),
            Map.entry("not_in_nulls", C + "c.id NOT IN (SELECT customer_id FROM orders WHERE quantity > 2)"),
            Map.entry("not_in_certain", C + "c.id NOT IN (SELECT id FROM orders)"),
            Map.entry(
                    "not_in_null_operand",
                    "SELECT o.id FROM orders o WHERE o.customer_id NOT IN (SELECT a FROM log WHERE b = 'b0')"),
            Map.entry("in_tied", C + "c.region IN (SELECT l.b FROM log l WHERE l.a = c.id)"),
            Map.entry(
                    "in_groups",
                    "SELECT o.id, o.note FROM orders o WHERE o.id IN (SELECT order_id FROM items GROUP BY order_id HAVING count(*) > 3)"),
            Map.entry(
                    "in_row", "SELECT o.id FROM orders o WHERE (o.customer_id, o.quantity) IN (SELECT a, a FROM log)"),
            Map.entry(
                    "not_in_row",
                    "SELECT o.id FROM orders o WHERE (o.customer_id, o.quantity) NOT IN (SELECT a, a FROM log WHERE b = 'b1')"),
            Map.entry("any_above", "SELECT o.id FROM orders o WHERE o.quantity > ANY (SELECT a FROM log)"),
            Map.entry(
                    "all_above", "SELECT o.id FROM orders o WHERE o.quantity >= ALL (SELECT a FROM log WHERE b = '')"),
            Map.entry("all_tied", C + "5 > ALL (SELECT o.quantity FROM orders o WHERE o.customer_id = c.id)"),
            Map.entry("or_exists", C + "c.vip OR EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id)"),
            Map.entry("or_in", C + "c.vip OR c.id IN (SELECT customer_id FROM orders)"),
            Map.entry("or_not_in", C + "c.vip OR c.id NOT IN (SELECT customer_id FROM orders WHERE note = 'x1')"),
            Map.entry("or_all", C + "c.region IS NULL OR c.id > ALL (SELECT a FROM log WHERE b = 'b0')"),
            Map.entry(
                    "case_exists",
                    "SELECT c.id, CASE WHEN EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id) THEN 'buys' ELSE 'idle' END AS state"
                            + " FROM customers c"),
            Map.entry(
                    "nested_tests",
                    C
                            + "c.id IN (SELECT o.customer_id FROM orders o WHERE o.id IN (SELECT order_id FROM items WHERE sku = 's1')"
                            + " AND NOT EXISTS (SELECT FROM log l WHERE l.a = o.quantity))"));

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry(
                    "total_tied",
                    "SELECT c.id, (SELECT sum(o.amount) FROM orders o WHERE o.customer_id = c.id) AS s FROM customers c"),
            Map.entry(
                    "count_tied",
                    "SELECT c.id, (SELECT count(*) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c"),
            Map.entry(
                    "expression_tied",
                    "SELECT c.id, (SELECT count(o.amount) + 10 * coalesce(max(o.quantity)::bigint, 7) FROM orders o WHERE o.customer_id = c.id) AS x FROM customers c"),
            Map.entry("total_alone", "SELECT c.id, (SELECT max(a) FROM log) AS m FROM customers c"),
            Map.entry("total_compared", C + "c.id > (SELECT avg(a) FROM log)"),
            Map.entry(
                    "tied_compared",
                    "SELECT o.id FROM orders o WHERE o.quantity > (SELECT avg(p.quantity) FROM orders p WHERE p.customer_id = o.customer_id)"),
            Map.entry(
                    "tied_inequality",
                    "SELECT o.id, (SELECT count(*) FROM log l WHERE l.a < o.quantity) AS n FROM orders o"),
            Map.entry(
                    "lookup",
                    "SELECT o.id, (SELECT c.name FROM customers c WHERE c.id = o.customer_id) AS name FROM orders o"),
            Map.entry(
                    "first_row",
                    "SELECT c.id, (SELECT o.note FROM orders o WHERE o.customer_id = c.id ORDER BY o.id DESC LIMIT 1) AS last FROM customers c"),
            Map.entry(
                    "having_alone",
                    "SELECT customer_id, sum(quantity) AS s FROM orders GROUP BY customer_id HAVING count(*) > (SELECT count(*) / 10 FROM log)"),
            Map.entry(
                    "select_above_groups",
                    "SELECT o.customer_id, count(*) AS n, (SELECT c.name FROM customers c WHERE c.id = o.customer_id) AS name"
                            + " FROM orders o GROUP BY o.customer_id"),
            Map.entry(
                    "distinct_tied",
                    "SELECT c.id, (SELECT count(DISTINCT o.note) FROM orders o WHERE o.customer_id = c.id) AS n FROM customers c"),
            Map.entry(
                    "in_aggregate",
                    "SELECT c.vip, count(*) AS n FROM customers c WHERE c.id < (SELECT max(a) * 3 FROM log) GROUP BY c.vip"),
            Map.entry(
                    "lateral_flat",
                    "SELECT c.id, x.id AS oid, x.q FROM customers c, LATERAL (SELECT o.id, o.quantity::bigint + 1 AS q FROM orders o WHERE o.customer_id = c.id) x"),
            Map.entry(
                    "lateral_left",
                    "SELECT c.id, x.note FROM customers c LEFT JOIN LATERAL (SELECT o.note FROM orders o WHERE o.customer_id = c.id AND o.quantity > 0) x ON true"),
            Map.entry(
                    "lateral_top",
                    "SELECT c.id, x.id AS oid FROM customers c CROSS JOIN LATERAL (SELECT o.id FROM orders o WHERE o.customer_id = c.id ORDER BY o.id DESC LIMIT 2) x"),
            Map.entry(
                    "lateral_left_top",
                    "SELECT c.name, x.* FROM customers c LEFT JOIN LATERAL (SELECT o.note, o.amount FROM orders o"
                            + " WHERE o.customer_id = c.id AND o.quantity > c.id % 3 ORDER BY o.amount DESC, o.note, o.id LIMIT 3) x ON true"),
            Map.entry(
                    "lateral_top_of_bag",
                    "SELECT c.id, x.* FROM customers c, LATERAL (SELECT l.a, l.b FROM log l WHERE l.a = c.id ORDER BY l.b, l.a LIMIT 3) x"),
            Map.entry(
                    "lateral_top_of_join",
                    "SELECT c.id, x.* FROM customers c, LATERAL (SELECT o.id AS oid, l.b FROM orders o JOIN log l ON l.a = o.quantity"
                            + " WHERE o.customer_id = c.id ORDER BY o.id, l.b LIMIT 2) x"),
            Map.entry(
                    "lateral_left_total",
                    "SELECT c.id, x.n, x.s FROM customers c LEFT JOIN LATERAL (SELECT count(*) AS n, sum(o.amount) AS s FROM orders o WHERE o.customer_id = c.id) x ON true"),
            Map.entry(
                    "lateral_groups",
                    "SELECT c.id, x.note, x.n FROM customers c, LATERAL (SELECT o.note, count(*) AS n FROM orders o WHERE o.customer_id = c.id GROUP BY o.note) x"),
            Map.entry(
                    "without_from",
                    "SELECT (SELECT count(*) FROM log) AS n, EXISTS (SELECT FROM orders WHERE quantity > 2) AS big"));

    @RepeatedTest(3)
    void testsStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(TESTS)).run(Oracle.seed(), 30);
    }

    @RepeatedTest(3)
    void valuesStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(VALUES)).run(Oracle.seed(), 30);
    }
}
