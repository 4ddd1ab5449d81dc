package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Queries without delta rules: AUTO keeps them right by computing them anew. */
@StreamTest
class FullQueriesIT {

    private static final Map<String, String> QUERIES = Map.of(
            "outer_join", "SELECT c.id, o.id AS oid FROM customers c LEFT JOIN orders o ON o.customer_id = c.id",
            "exists_clause",
                    "SELECT id FROM customers c WHERE EXISTS (SELECT FROM orders o WHERE o.customer_id = c.id)",
            "scalar_subquery", "SELECT id, (SELECT count(*) FROM log) AS n FROM customers",
            "timely", "SELECT id, amount FROM orders WHERE now() > '2000-01-01'",
            "recursion",
                    "WITH RECURSIVE r AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM r WHERE i < 5) SELECT r.i, l.a FROM r JOIN log l ON l.a = r.i");

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(List.of(), QUERIES, "AUTO")).run(Oracle.seed(), 30);
    }
}
