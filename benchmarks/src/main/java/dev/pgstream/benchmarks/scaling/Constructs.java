package dev.pgstream.benchmarks.scaling;

import dev.pgstream.datasets.Query;
import java.util.List;

/** One query for each operator, and for each way in which groups are maintained, over the tables of {@link Tables}. */
final class Constructs {

    static final List<Query> ALL = List.of(
            new Query("filter", "SELECT id, v FROM items WHERE v % 3 = 0"),
            new Query("join", "SELECT i.id, i.v, p.w FROM items i JOIN parents p ON p.id = i.k"),
            new Query("left_join", "SELECT i.id, i.v, m.id AS m FROM items i LEFT JOIN marks m ON m.k = i.id"),
            new Query("full_join", "SELECT p.id, p.w, m.id AS m FROM parents p FULL JOIN marks m ON m.k = p.id"),
            new Query(
                    "exists",
                    "SELECT p.id, p.w FROM parents p WHERE EXISTS (SELECT FROM items i WHERE i.k = p.id AND i.v > 900)"),
            new Query(
                    "not_exists", "SELECT p.id FROM parents p WHERE NOT EXISTS (SELECT FROM marks m WHERE m.k = p.id)"),
            new Query(
                    "scalar_subquery",
                    "SELECT p.id, (SELECT max(i.v) FROM items i WHERE i.k = p.id) AS top FROM parents p"),
            new Query(
                    "lateral",
                    "SELECT p.id, t.v FROM parents p, LATERAL (SELECT i.v FROM items i WHERE i.k = p.id"
                            + " ORDER BY i.v DESC, i.id LIMIT 2) t"),
            new Query("function", "SELECT i.id, t.tag FROM items i, unnest(i.tags) AS t(tag)"),
            new Query("sum", "SELECT k, count(*) AS n, sum(v) AS s FROM items GROUP BY k"),
            new Query("sum_of_all", "SELECT count(*) AS n, sum(v) AS s FROM items"),
            new Query(
                    "sum_of_join", "SELECT p.g, sum(i.v) AS s FROM items i JOIN parents p ON p.id = i.k GROUP BY p.g"),
            new Query("min_max", "SELECT k, min(v) AS lo, max(v) AS hi FROM items GROUP BY k"),
            new Query("string_agg", "SELECT k, string_agg(label, ',' ORDER BY id) AS labels FROM items GROUP BY k"),
            new Query("having", "SELECT k, count(*) AS n FROM items GROUP BY k HAVING count(*) > 10"),
            new Query("rollup", "SELECT k, v % 3 AS m, sum(v) AS s FROM items GROUP BY ROLLUP (k, v % 3)"),
            new Query(
                    "groups_of_groups",
                    "SELECT n, count(*) AS groups FROM (SELECT k, count(*) AS n FROM items GROUP BY k) q GROUP BY n"),
            new Query(
                    "above_average",
                    "SELECT i.id FROM items i JOIN (SELECT k, avg(v) AS mean FROM items GROUP BY k) q"
                            + " ON q.k = i.k WHERE i.v > q.mean"),
            new Query("distinct", "SELECT DISTINCT k, v % 5 AS m FROM items"),
            new Query("union_all", "SELECT k, v FROM items UNION ALL SELECT k, id FROM marks"),
            new Query("intersect", "SELECT id FROM parents INTERSECT SELECT k FROM marks"),
            new Query("except", "SELECT id FROM parents EXCEPT SELECT k FROM marks"),
            new Query("window", "SELECT id, k, row_number() OVER (PARTITION BY k ORDER BY v, id) AS n FROM items"),
            new Query("distinct_on", "SELECT DISTINCT ON (k) k, id, v FROM items ORDER BY k, v DESC, id"),
            new Query("limit", "SELECT id, v FROM items ORDER BY v DESC, id LIMIT 10"),
            new Query(
                    "recursion",
                    "WITH RECURSIVE r (id) AS (SELECT id FROM items WHERE k = 0 UNION"
                            + " SELECT i.id FROM items i JOIN r ON i.k = r.id) SELECT id FROM r"),
            new Query(
                    "recursion_all",
                    "WITH RECURSIVE r (id, depth) AS (SELECT id, 1 FROM items WHERE k = 0 UNION ALL"
                            + " SELECT i.id, r.depth + 1 FROM items i JOIN r ON i.k = r.id WHERE i.k < i.id)"
                            + " SELECT id, depth FROM r"));

    private Constructs() {}
}
