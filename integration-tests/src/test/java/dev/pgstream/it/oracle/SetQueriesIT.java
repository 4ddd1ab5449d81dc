package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** DISTINCT, UNION ALL and UNION. */
@StreamTest
class SetQueriesIT {

    private static final Map<String, String> QUERIES = Map.of(
            "distinct_rows",
            "SELECT DISTINCT customer_id, quantity FROM orders",
            "distinct_keyless",
            "SELECT DISTINCT b, c FROM log",
            "union_bag",
            "SELECT quantity AS x, note AS t FROM orders UNION ALL SELECT a, b FROM log",
            "union_types",
            "SELECT quantity AS x FROM orders UNION ALL SELECT c FROM log UNION ALL SELECT n FROM items",
            "union_set",
            "SELECT quantity AS x FROM orders UNION SELECT a FROM log",
            "union_self",
            "SELECT id FROM customers UNION ALL SELECT id FROM customers WHERE vip",
            "union_groups",
            "SELECT c, count(*) AS n FROM log GROUP BY c UNION ALL SELECT quantity, quantity FROM orders",
            "union_constant",
            "SELECT count(*) AS n FROM log UNION ALL SELECT 42",
            "over_union",
            "SELECT x, count(*) AS n FROM (SELECT quantity AS x FROM orders UNION ALL SELECT a FROM log) u GROUP BY x",
            "half_of_union",
            "SELECT x / 2 AS h FROM (SELECT quantity AS x FROM orders UNION ALL SELECT c FROM log) u");

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
