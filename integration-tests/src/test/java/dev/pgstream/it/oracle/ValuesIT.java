package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** VALUES wherever a SELECT may stand. */
@StreamTest
class ValuesIT {

    private static final Map<String, String> QUERIES = Map.of(
            "joined",
                    "SELECT o.id, v.label FROM orders o JOIN (VALUES (1, 'one'), (2, 'two'), (2, 'zwei')) v (q, label)"
                            + " ON v.q = o.quantity",
            "crossed", "SELECT a, column1 AS factor, c * column1 AS scaled FROM log, (VALUES (1), (10)) AS v",
            "bucketed",
                    "SELECT v.bucket, count(*) AS n, sum(o.amount) AS s FROM (VALUES (0, 1), (2, 100)) v (bucket, upto)"
                            + " JOIN orders o ON o.quantity BETWEEN v.bucket AND v.upto GROUP BY v.bucket",
            "branch", "SELECT a, b FROM log UNION ALL VALUES (7, 'seven'), (NULL, 'none')",
            "first_branch", "VALUES (1.5), (NULL) UNION SELECT a FROM log",
            "common",
                    "WITH v (a, b) AS (VALUES (1, 'b1'), (2, 'b0')) SELECT l.* FROM log l JOIN v ON v.a = l.a AND v.b = l.b",
            "top", "VALUES (1, 'a', NULL), (2, 'b', 3.5), (2, 'b', 3.5)",
            "alone", "VALUES (1, 2)");

    @RepeatedTest(2)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 20);
    }
}
