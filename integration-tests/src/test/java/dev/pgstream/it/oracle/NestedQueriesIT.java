package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Subqueries in FROM, common tables, views, and aggregates below other operators. */
@StreamTest
class NestedQueriesIT {

    private static final List<String> VIEWS = List.of(
            "CREATE VIEW big AS SELECT id, customer_id, amount, note FROM orders WHERE quantity > 0",
            "CREATE VIEW spent AS SELECT c.id AS cid, c.region AS \"Region\", b.amount AS a FROM big b JOIN customers c ON c.id = b.customer_id");

    private static final Map<String, String> QUERIES = Map.of(
            "derived",
                    "SELECT q.id, q.m FROM (SELECT id, amount * 2 AS m FROM orders WHERE note IS NOT NULL) q WHERE q.m > 0",
            "with_once",
                    "WITH t AS (SELECT customer_id AS c, amount AS a FROM orders) SELECT c, sum(a) AS s FROM t GROUP BY c",
            "with_twice",
                    "WITH t (c, n) AS (SELECT customer_id, count(*) FROM orders GROUP BY customer_id)"
                            + " SELECT x.c, x.n, y.n AS next FROM t x JOIN t y ON y.c = x.c + 1",
            "view_of_view", "SELECT \"Region\", count(*) AS n, sum(a) AS total FROM spent GROUP BY \"Region\"",
            "view_rows", "SELECT s.cid, s.a FROM spent s",
            "group_of_group",
                    "SELECT n, count(*) AS customers FROM (SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id) g GROUP BY n",
            "max_of_sums",
                    "SELECT max(s) AS m, count(*) AS n FROM (SELECT customer_id, sum(quantity) AS s FROM orders GROUP BY customer_id) g",
            "joined_group",
                    "SELECT c.name, g.n, g.last FROM customers c JOIN (SELECT customer_id, count(*) AS n, max(placed) AS last"
                            + " FROM orders GROUP BY customer_id) g ON g.customer_id = c.id",
            "joined_distinct",
                    "SELECT c.id, d.note FROM customers c JOIN (SELECT DISTINCT customer_id, note FROM orders) d ON d.customer_id = c.id",
            "renamed", "SELECT p, q FROM (SELECT id, note FROM orders) AS r (p, q) JOIN log AS l (x, y) ON l.x = r.p");

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(VIEWS, QUERIES, "DIFFERENTIAL")).run(Oracle.seed(), 30);
    }
}
