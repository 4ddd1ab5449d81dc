package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Inner joins of every form, with both sides changing. */
@StreamTest
class JoinQueriesIT {

    private static final Map<String, String> QUERIES = Map.of(
            "two", "SELECT o.id, o.amount, c.name FROM orders o JOIN customers c ON c.id = o.customer_id",
            "three",
                    "SELECT i.sku, i.line, c.region, o.note FROM items i JOIN orders o ON o.id = i.order_id"
                            + " JOIN customers c ON c.id = o.customer_id WHERE c.region <> 'r2'",
            "self",
                    "SELECT a.id, b.id AS other FROM orders a JOIN orders b ON a.customer_id = b.customer_id AND a.id < b.id",
            "self_thrice",
                    "SELECT a.id AS x, b.id AS y, c.id AS z FROM customers a, customers b, customers c"
                            + " WHERE a.region = b.region AND b.name = c.name AND a.vip",
            "range_join",
                    "SELECT o.id, c.id AS cid FROM orders o JOIN customers c ON o.quantity BETWEEN c.id AND c.id + 1",
            "crossed", "SELECT l.a, c.id FROM log l CROSS JOIN customers c WHERE c.vip",
            "using_clause",
                    "SELECT id, n, a FROM orders JOIN (SELECT id AS id, name AS n FROM customers) q USING (id) JOIN log ON a = quantity",
            "natural_join",
                    "SELECT id, region, note FROM (SELECT id, region FROM customers) c NATURAL JOIN (SELECT id, note FROM orders) o",
            "keyless_side", "SELECT l.b, o.note FROM log l JOIN orders o ON o.quantity = l.a",
            "four",
                    "SELECT o.id, i.line, c.name, l.c FROM orders o JOIN items i ON i.order_id = o.id"
                            + " JOIN customers c ON c.id = o.customer_id JOIN log l ON l.a = i.line");

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
