package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Scans, projections and filters, with and without keys. */
@StreamTest
class RowQueriesIT {

    private static final Map<String, String> QUERIES = Map.of(
            "whole", "SELECT * FROM orders",
            "filtered", "SELECT id, amount, note FROM orders WHERE quantity BETWEEN 1 AND 3 AND note LIKE 'x%'",
            "hidden_key", "SELECT amount * 2 AS twice, upper(note) AS note FROM orders",
            "keyless", "SELECT a, b, c FROM log WHERE a IS DISTINCT FROM 2",
            "keyless_part", "SELECT b FROM log",
            "cases",
                    "SELECT id, CASE WHEN vip THEN 'v' WHEN region IS NULL THEN '?' ELSE region END AS what FROM customers",
            "pinned", "SELECT id, date_trunc('day', seen) AS day, seen::date AS d, seen::text AS t FROM orders",
            "looks", "SELECT id, price, weight FROM orders",
            "constant", "SELECT 1 AS one, 'x'::text AS x",
            "row_compare", "SELECT id FROM orders WHERE (customer_id, quantity) = (1, 2) OR note IN ('x1', 'a;b--')");

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
