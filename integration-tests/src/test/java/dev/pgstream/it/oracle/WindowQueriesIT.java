package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Window functions, on top and below other operators; orders are total, or the results equal whatever the order. */
@StreamTest
class WindowQueriesIT {

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry(
                    "numbered",
                    "SELECT id, row_number() OVER (PARTITION BY customer_id ORDER BY amount DESC, id) AS n FROM orders"),
            Map.entry(
                    "all_functions",
                    "SELECT id, rank() OVER w AS r, dense_rank() OVER w AS d, percent_rank() OVER w AS p, cume_dist() OVER w AS c,"
                            + " ntile(3) OVER t AS nt, lag(id) OVER t AS lg, lead(quantity, 2, -1) OVER t AS ld,"
                            + " first_value(id) OVER t AS f, last_value(id) OVER t AS l, nth_value(id, 2) OVER t AS nth"
                            + " FROM orders WINDOW w AS (PARTITION BY customer_id ORDER BY quantity),"
                            + " t AS (PARTITION BY customer_id ORDER BY quantity NULLS FIRST, id DESC)"),
            Map.entry(
                    "frames",
                    "SELECT id, sum(quantity::bigint) OVER (PARTITION BY note ORDER BY id ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING) AS a,"
                            + " count(*) OVER (PARTITION BY note ORDER BY placed GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE TIES) AS b,"
                            + " max(amount) OVER (PARTITION BY note ORDER BY placed RANGE BETWEEN '1 mon'::interval PRECEDING AND CURRENT ROW) AS c,"
                            + " min(id) OVER (PARTITION BY note ORDER BY placed DESC RANGE UNBOUNDED PRECEDING EXCLUDE GROUP) AS d,"
                            + " array_agg(id) OVER (PARTITION BY note ORDER BY id ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING EXCLUDE CURRENT ROW) AS e"
                            + " FROM orders"),
            Map.entry(
                    "aggregates",
                    "SELECT id, amount - avg(amount) OVER (PARTITION BY customer_id) AS off,"
                            + " count(*) FILTER (WHERE quantity > 1) OVER (PARTITION BY customer_id) AS big,"
                            + " bool_or(note = 'x1') OVER (PARTITION BY customer_id ORDER BY placed) AS any_x1,"
                            + " sum(weight) OVER (PARTITION BY customer_id ORDER BY id) AS run FROM orders"),
            Map.entry(
                    "by_expression",
                    "SELECT o.id, rank() OVER (PARTITION BY date_trunc('month', o.placed), o.quantity % 2 ORDER BY o.quantity + o.id) AS r"
                            + " FROM orders o"),
            Map.entry(
                    "several_partitions",
                    "SELECT id, count(*) OVER (PARTITION BY customer_id) AS c, count(*) OVER (PARTITION BY note) AS n,"
                            + " row_number() OVER (PARTITION BY note, customer_id ORDER BY id) AS i FROM orders"),
            Map.entry(
                    "and_whole",
                    "SELECT id, count(*) OVER () AS n, rank() OVER (PARTITION BY note ORDER BY id) AS r FROM orders"),
            Map.entry(
                    "keyless",
                    "SELECT a, b, rank() OVER (PARTITION BY a ORDER BY b) AS r, count(*) OVER (PARTITION BY a) AS n FROM log"),
            Map.entry("keyless_numbers", "SELECT row_number() OVER (PARTITION BY a ORDER BY b) AS n, a FROM log"),
            Map.entry("loose_partition", "SELECT a, count(*) OVER (PARTITION BY c) AS n FROM log"),
            Map.entry(
                    "over_groups",
                    "SELECT customer_id, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS r,"
                            + " sum(sum(quantity)) OVER (PARTITION BY min(note)) AS s FROM orders GROUP BY customer_id HAVING count(*) > 1"),
            Map.entry(
                    "over_join",
                    "SELECT o.id, c.region, rank() OVER (PARTITION BY c.region ORDER BY o.amount) AS r, sum(o.amount) OVER (PARTITION BY c.region) AS s"
                            + " FROM orders o JOIN customers c ON c.id = o.customer_id"),
            Map.entry(
                    "top_three",
                    "SELECT s.id, s.amount FROM (SELECT id, amount, row_number() OVER (PARTITION BY customer_id ORDER BY amount DESC, id) AS rn"
                            + " FROM orders) s WHERE s.rn <= 3"),
            Map.entry(
                    "below_group",
                    "SELECT s.r, count(*) AS n, max(s.id) AS m FROM (SELECT id, rank() OVER (PARTITION BY customer_id ORDER BY quantity) AS r"
                            + " FROM orders) s GROUP BY s.r"),
            Map.entry(
                    "below_join",
                    "SELECT c.name, s.id, s.n FROM customers c JOIN (SELECT id, customer_id, count(*) OVER (PARTITION BY customer_id) AS n"
                            + " FROM orders) s ON s.customer_id = c.id"),
            Map.entry(
                    "below_union",
                    "SELECT id, row_number() OVER (PARTITION BY note ORDER BY id) AS n FROM orders UNION ALL SELECT a, rank() OVER (ORDER BY a) FROM log"),
            Map.entry(
                    "window_of_window",
                    "SELECT q.id, max(q.n) OVER (PARTITION BY q.note) AS m FROM (SELECT id, note, row_number() OVER (PARTITION BY customer_id ORDER BY id) AS n"
                            + " FROM orders) q"),
            Map.entry(
                    "distinct_ranks",
                    "SELECT DISTINCT customer_id, rank() OVER (PARTITION BY customer_id ORDER BY placed) AS r FROM orders"),
            Map.entry(
                    "groups_above_filter",
                    "SELECT q.customer_id, q.notes FROM (SELECT customer_id, string_agg(note, ',' ORDER BY id) AS notes, count(*) AS n"
                            + " FROM orders GROUP BY customer_id) q WHERE q.n > 1"));

    @RepeatedTest(3)
    void staysEqualToItsQuery(TestDatabase database) throws SQLException {
        new Oracle(database, Shop.with(QUERIES)).run(Oracle.seed(), 30);
    }
}
