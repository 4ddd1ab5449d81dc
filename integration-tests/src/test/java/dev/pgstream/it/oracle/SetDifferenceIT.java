package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** INTERSECT and EXCEPT, with ALL and without, nested in one another and in other operators. */
@StreamTest
class SetDifferenceIT {

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("common", "SELECT quantity AS x, note AS t FROM orders INTERSECT SELECT a, b FROM log"),
            Map.entry("common_all", "SELECT a, b FROM log INTERSECT ALL SELECT quantity, note FROM orders"),
            Map.entry("first_only", "SELECT quantity AS x FROM orders EXCEPT SELECT a FROM log"),
            Map.entry("first_only_all", "SELECT a FROM log EXCEPT ALL SELECT quantity FROM orders"),
            Map.entry("unlike_types", "SELECT quantity AS x FROM orders EXCEPT ALL SELECT c FROM log"),
            Map.entry("unlike_texts", "SELECT name FROM customers INTERSECT SELECT note FROM orders"),
            Map.entry("loose_bag", "SELECT c FROM log INTERSECT ALL SELECT price FROM orders"),
            Map.entry("loose_set", "SELECT c, a FROM log EXCEPT SELECT price, quantity FROM orders"),
            Map.entry("self", "SELECT id, region FROM customers EXCEPT SELECT id, region FROM customers WHERE vip"),
            Map.entry(
                    "precedence",
                    "SELECT quantity AS x FROM orders UNION ALL SELECT a FROM log INTERSECT SELECT n FROM items"),
            Map.entry(
                    "parenthesed",
                    "(SELECT quantity AS x FROM orders UNION ALL SELECT a FROM log) INTERSECT ALL SELECT n FROM items"),
            Map.entry(
                    "chain",
                    "SELECT a FROM log EXCEPT ALL SELECT quantity FROM orders EXCEPT ALL SELECT id FROM customers WHERE vip"),
            Map.entry(
                    "right_nested",
                    "SELECT a FROM log EXCEPT ALL (SELECT quantity FROM orders EXCEPT SELECT id FROM customers WHERE vip)"),
            Map.entry(
                    "joined",
                    "SELECT c.name, e.t FROM customers c JOIN (SELECT customer_id AS q, note AS t FROM orders"
                            + " EXCEPT ALL SELECT a, b FROM log) e ON e.q = c.id"),
            Map.entry(
                    "counted",
                    "SELECT x, count(*) AS n FROM (SELECT quantity AS x, note FROM orders INTERSECT ALL"
                            + " SELECT a, b FROM log) i GROUP BY x"),
            Map.entry(
                    "of_groups",
                    "SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id EXCEPT"
                            + " SELECT a, count(*) FROM log GROUP BY a"),
            Map.entry("against_constants", "SELECT a FROM log EXCEPT ALL VALUES (1), (1), (NULL)"));

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
