package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** WITH RECURSIVE over graphs with cycles (UNION) and without (UNION ALL), with all kinds of steps. */
@StreamTest
class RecursiveQueriesIT {

    private static final Map<String, String> SETS = Map.ofEntries(
            Map.entry(
                    "pairs",
                    "WITH RECURSIVE r AS (SELECT src, dst FROM edges UNION SELECT r.src, e.dst FROM r JOIN edges e ON e.src = r.dst)"
                            + " SELECT src, dst FROM r"),
            Map.entry(
                    "pairs_by_head",
                    "WITH RECURSIVE r (a, b) AS (SELECT src, dst FROM edges UNION SELECT e.src, r.b FROM edges e, r WHERE e.dst = r.a)"
                            + " SELECT b AS target, a AS source, a + b AS s FROM r"),
            Map.entry(
                    "reached",
                    "WITH RECURSIVE r (node) AS (VALUES (1) UNION SELECT e.dst FROM edges e JOIN r ON e.src = r.node) SELECT node FROM r"),
            Map.entry(
                    "not_null",
                    "WITH RECURSIVE r (id) AS (SELECT id FROM nodes WHERE boss IS NULL UNION"
                            + " SELECT n.id FROM nodes n JOIN r ON n.boss = r.id) SELECT id FROM r"),
            Map.entry(
                    "two_bases",
                    "WITH RECURSIVE starts AS (SELECT node FROM closed), r (node, kind) AS (SELECT id, kind FROM nodes"
                            + " UNION SELECT s.node, 'x'::text FROM starts s UNION SELECT e.dst, r.kind FROM edges e JOIN r ON e.src = r.node)"
                            + " SELECT node, kind FROM r"),
            Map.entry(
                    "two_sources",
                    "WITH RECURSIVE r (id, kind) AS (SELECT id, kind FROM nodes WHERE boss IS NULL UNION"
                            + " SELECT n.id, n.kind FROM r JOIN edges e ON e.src = r.id JOIN nodes n ON n.id = e.dst) SELECT id FROM r"),
            Map.entry(
                    "self_join",
                    "WITH RECURSIVE r (node) AS (SELECT 1 UNION SELECT b.dst FROM r JOIN edges a ON a.src = r.node"
                            + " JOIN edges b ON b.src = a.dst) SELECT node FROM r"),
            Map.entry(
                    "numbers_that_look_different",
                    "WITH RECURSIVE r (node, cost) AS (SELECT dst, cost FROM edges WHERE src = 1 UNION"
                            + " SELECT e.dst, e.cost FROM edges e JOIN r ON e.src = r.node AND r.cost = e.cost) SELECT node, cost FROM r"),
            Map.entry(
                    "not_closed",
                    "WITH RECURSIVE r (node) AS (SELECT 1 UNION SELECT e.dst FROM edges e JOIN r ON e.src = r.node"
                            + " WHERE NOT EXISTS (SELECT FROM closed c WHERE c.node = e.dst)) SELECT node FROM r"),
            Map.entry(
                    "also_closed",
                    "WITH RECURSIVE r (node) AS (SELECT 1 UNION SELECT e.dst FROM edges e JOIN r ON e.src = r.node"
                            + " WHERE EXISTS (SELECT FROM closed c WHERE c.node = e.dst OR c.node = e.src)) SELECT node FROM r"),
            Map.entry(
                    "outer_join",
                    "WITH RECURSIVE r (node, kind) AS (SELECT 1, 'start'::text UNION SELECT e.dst, n.kind FROM r JOIN edges e ON e.src = r.node"
                            + " LEFT JOIN nodes n ON n.id = e.dst LEFT JOIN closed c ON c.node = n.id) SELECT node, kind FROM r"),
            Map.entry(
                    "outer_joins_nested",
                    "WITH RECURSIVE r (node) AS (SELECT 1 UNION SELECT coalesce(c.node, q.dst) FROM (SELECT e.dst FROM r JOIN edges e ON e.src = r.node"
                            + " LEFT JOIN nodes n ON n.id = e.dst) q LEFT JOIN closed c ON c.node = q.dst) SELECT node FROM r"),
            Map.entry(
                    "counts",
                    "WITH RECURSIVE r (node, n) AS (SELECT 1, 0::bigint UNION SELECT e.dst, (SELECT count(*) FROM nodes m WHERE m.boss = e.dst)"
                            + " FROM edges e JOIN r ON e.src = r.node) SELECT node, n FROM r"),
            Map.entry(
                    "of_groups",
                    "WITH RECURSIVE r (node) AS (SELECT 1 UNION SELECT g.m FROM r JOIN (SELECT src, max(dst) AS m FROM edges GROUP BY src) g"
                            + " ON g.src = r.node) SELECT node FROM r"),
            Map.entry(
                    "steps",
                    "WITH RECURSIVE r (node, steps) AS (SELECT 1, 0 UNION SELECT e.dst, r.steps + 1 FROM edges e JOIN r ON e.src = r.node"
                            + " WHERE r.steps < 4) SELECT node FROM r"),
            Map.entry(
                    "types",
                    "WITH RECURSIVE r (\"Node x\", \"select\", s, k, d, n) AS (SELECT src, ARRAY[src], 'a'::varchar(3), 'b'::char(4), '{}'::jsonb, 1.5::numeric(6,2)"
                            + " FROM edges UNION SELECT e.dst, ARRAY[r.\"Node x\"], (e.dst || 'xyz')::varchar(3), r.s::char(4), jsonb_build_object('c', e.cost),"
                            + " coalesce(e.cost, r.n)::numeric(6,2) FROM edges e JOIN r ON e.src = r.\"Node x\" WHERE e.dst > e.src) SELECT * FROM r"),
            Map.entry("in_a_view_of_a_view", "SELECT node AS n, 'x' AS x FROM outer_view"),
            Map.entry(
                    "numbered",
                    "WITH RECURSIVE r (i) AS (SELECT id FROM nodes WHERE kind = 'k1' UNION SELECT i + 1 FROM r WHERE i < 20) SELECT i FROM r"));

    private static final Map<String, String> BAGS = Map.ofEntries(
            Map.entry(
                    "explosion",
                    "WITH RECURSIVE r (whole, part, n) AS (SELECT whole, part, n FROM parts UNION ALL"
                            + " SELECT r.whole, p.part, r.n * p.n FROM r JOIN parts p ON p.whole = r.part WHERE p.part > p.whole)"
                            + " SELECT whole, part, n FROM r"),
            Map.entry(
                    "walks",
                    "WITH RECURSIVE r (node, steps, cost) AS (SELECT src, 0, cost FROM edges UNION ALL"
                            + " SELECT e.dst, r.steps + 1, r.cost + e.cost FROM edges e JOIN r ON e.src = r.node WHERE r.steps < 2)"
                            + " SELECT node, cost FROM r"),
            Map.entry(
                    "hierarchy",
                    "WITH RECURSIVE r AS (SELECT id, kind, 1 AS depth, ARRAY[id] AS path FROM nodes WHERE boss IS NULL UNION ALL"
                            + " SELECT n.id, n.kind, r.depth + 1, r.path || n.id FROM nodes n JOIN r ON n.boss = r.id WHERE n.id <> ALL (r.path))"
                            + " SELECT id, depth, path, array_length(path, 1) AS l FROM r"),
            Map.entry(
                    "two_sources_at_once",
                    "WITH RECURSIVE r (id, way) AS (SELECT id, kind FROM nodes WHERE boss IS NULL UNION ALL"
                            + " SELECT n.id, r.way || n.kind FROM r JOIN edges e ON e.src = r.id JOIN nodes n ON n.id = e.dst WHERE e.dst > e.src)"
                            + " SELECT id, way FROM r"),
            Map.entry(
                    "open_ways",
                    "WITH RECURSIVE r (node) AS (SELECT node FROM closed UNION ALL SELECT e.dst FROM edges e JOIN r ON e.src = r.node"
                            + " LEFT JOIN nodes n ON n.id = e.dst WHERE e.dst > e.src AND NOT EXISTS (SELECT FROM closed c WHERE c.node = e.dst)"
                            + " AND coalesce(n.kind, '') <> 'k2') SELECT node FROM r"),
            Map.entry(
                    "dear_ways",
                    "WITH RECURSIVE r (node, dear) AS (SELECT 1, 0::numeric UNION ALL SELECT e.dst, (SELECT max(x.cost) FROM edges x WHERE x.src = e.dst)"
                            + " FROM edges e JOIN r ON e.src = r.node WHERE e.dst > e.src) SELECT node, dear FROM r"),
            Map.entry(
                    "types_all",
                    "WITH RECURSIVE r (\"Node x\", \"select\", s, k, d, n) AS (SELECT src, ARRAY[src], 'a'::varchar(3), 'b'::char(4), '{}'::jsonb, 1.5::numeric(6,2)"
                            + " FROM edges UNION ALL SELECT e.dst, ARRAY[r.\"Node x\"], (e.dst || 'xyz')::varchar(3), r.s::char(4), jsonb_build_object('c', e.cost),"
                            + " coalesce(e.cost, r.n)::numeric(6,2) FROM edges e JOIN r ON e.src = r.\"Node x\" WHERE e.dst > e.src) SELECT s, d, n FROM r"),
            Map.entry(
                    "laterally",
                    "WITH RECURSIVE r (node, hops) AS (SELECT id, 0 FROM nodes WHERE kind = 'k1' UNION ALL SELECT t.dst, r.hops + 1 FROM r,"
                            + " LATERAL (SELECT e.dst FROM edges e WHERE e.src = r.node ORDER BY e.dst NULLS LAST, e.cost LIMIT 2) t WHERE r.hops < 3)"
                            + " SELECT node, hops FROM r"),
            Map.entry(
                    "spread",
                    "WITH RECURSIVE r (node) AS (SELECT id FROM nodes UNION ALL SELECT g FROM r, generate_series(r.node + 1, r.node + 2) AS g"
                            + " WHERE g < 12) SELECT node FROM r"));

    @RepeatedTest(3)
    void setsStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Network.with(SETS)).run(Oracle.seed(), 40);
    }

    @RepeatedTest(3)
    void bagsStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Network.with(BAGS)).run(Oracle.seed(), 40);
    }
}
