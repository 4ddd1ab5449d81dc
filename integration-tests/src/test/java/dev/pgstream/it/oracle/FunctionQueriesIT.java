package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Functions in FROM, and LATERAL subqueries that read no table: alone, joined on both sides, and below other operators. */
@StreamTest
class FunctionQueriesIT {

    private static final Map<String, String> ITEMS = Map.ofEntries(
            Map.entry("unnest", "SELECT p.id, t.tag FROM papers p, unnest(p.tags) AS t (tag)"),
            Map.entry("unnest_keyless", "SELECT m.tag, g FROM marks m, unnest(m.grid) AS g"),
            Map.entry("unnest_only", "SELECT t.tag FROM papers p CROSS JOIN LATERAL unnest(p.tags) AS t (tag)"),
            Map.entry("unnest_two", "SELECT p.id, u.a, u.b FROM papers p, unnest(p.tags, p.links) AS u (a, b)"),
            Map.entry("ordinality", "SELECT p.id, t.* FROM papers p, unnest(p.tags) WITH ORDINALITY AS t (tag, n)"),
            Map.entry(
                    "ordinality_left",
                    "SELECT p.id, t.* FROM papers p LEFT JOIN unnest(p.tags) WITH ORDINALITY AS t (tag, n) ON t.n > 1"),
            Map.entry(
                    "rows_from",
                    "SELECT p.id, r.* FROM papers p, ROWS FROM (unnest(p.tags), generate_series(1, p.author)) AS r (a, b)"),
            Map.entry(
                    "rows_from_ordinality",
                    "SELECT r.* FROM marks m, ROWS FROM (unnest(m.grid), upto(m.n)) WITH ORDINALITY AS r (a, b, c)"),
            Map.entry("series", "SELECT m.tag, m.n, i FROM marks m, generate_series(0, m.n) AS i"),
            Map.entry(
                    "series_constant", "SELECT p.id, i FROM papers p JOIN generate_series(1, 3) AS i ON i = p.author"),
            Map.entry(
                    "series_left", "SELECT p.id, i FROM papers p LEFT JOIN generate_series(1, 2) AS i ON i = p.author"),
            Map.entry(
                    "series_right",
                    "SELECT p.id, i FROM papers p RIGHT JOIN generate_series(0, 6) AS i ON i = p.author"),
            Map.entry("series_full", "SELECT m.n, i FROM marks m FULL JOIN generate_series(2, 6) AS i ON i = m.n"),
            Map.entry(
                    "left_rows",
                    "SELECT p.id, t.tag FROM papers p LEFT JOIN LATERAL unnest(p.tags) AS t (tag) ON true"),
            Map.entry(
                    "left_condition",
                    "SELECT p.id, t.tag FROM papers p LEFT JOIN LATERAL unnest(p.tags) AS t (tag) ON t.tag <> 'a' AND p.author > 1"),
            Map.entry("left_keyless", "SELECT m.tag, m.n, i FROM marks m LEFT JOIN LATERAL upto(m.n) AS i ON i > 1"),
            Map.entry("jsonb_each", "SELECT p.id, e.key, e.value FROM papers p, jsonb_each(p.body) AS e"),
            Map.entry(
                    "jsonb_elements",
                    "SELECT p.id, m.value FROM papers p LEFT JOIN LATERAL jsonb_array_elements(p.body -> 'm') AS m ON true"),
            Map.entry(
                    "jsonb_record",
                    "SELECT p.id, r.k, r.\"M n\" FROM papers p, jsonb_to_record(p.body) AS r (k text, \"M n\" int)"),
            Map.entry("words", "SELECT p.id, w FROM papers p, regexp_split_to_table(p.words, '[ ,]') AS w"),
            Map.entry("matches", "SELECT p.id, m[1] AS m FROM papers p, regexp_matches(p.words, '([ab])', 'g') AS m"),
            Map.entry(
                    "subscripts",
                    "SELECT p.id, p.tags[1] AS a, p.tags[2:] AS b, p.links[:1] AS c, p.links[p.author:3] AS d, p.tags[:] AS e FROM papers p"
                            + " WHERE p.tags[1] <> 'c'"),
            Map.entry(
                    "subscripts_grouped", "SELECT m.grid[1][2] AS x, count(*) AS n FROM marks m GROUP BY m.grid[1][2]"),
            Map.entry("own_scalar", "SELECT m.n, u FROM marks m, upto(m.n) AS u"),
            Map.entry("own_rows", "SELECT p.id, q.x, q.y FROM papers p, pairs(p.author) AS q"),
            Map.entry("own_composite", "SELECT p.id, q.* FROM papers p, linked(p.author) AS q"),
            Map.entry(
                    "not_a_set",
                    "SELECT p.id, u FROM papers p, upper(p.words) AS u, coalesce(p.author, 7) AS v WHERE v > 1"),
            Map.entry("alone_rows", "SELECT i, 'x' AS x FROM generate_series(1, 3) AS i"),
            Map.entry(
                    "values_rows", "SELECT p.id, v.x FROM papers p, LATERAL (VALUES (p.author), (p.id), (3)) AS v (x)"),
            Map.entry(
                    "values_left",
                    "SELECT m.tag, v.* FROM marks m LEFT JOIN LATERAL (VALUES (m.n, 1), (3, 2)) AS v (x, y) ON v.x > v.y"),
            Map.entry(
                    "computed_rows",
                    "SELECT p.id, c.n, c.m FROM papers p, LATERAL (SELECT p.author + 1 AS n, cardinality(p.tags) AS m) AS c"),
            Map.entry(
                    "computed_where",
                    "SELECT p.id, c.n FROM papers p LEFT JOIN LATERAL (SELECT p.author + 1 AS n WHERE p.author > 1) AS c ON true"));

    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry(
                    "joined",
                    "SELECT p.id, t.tag, m.n FROM papers p, unnest(p.tags) AS t (tag) JOIN marks m ON m.tag = t.tag"),
            Map.entry(
                    "joined_before",
                    "SELECT p.id, m.n, i FROM papers p JOIN marks m ON m.n = p.author, generate_series(m.n, cardinality(p.tags)) AS i"),
            Map.entry(
                    "left_joined",
                    "SELECT p.id, t.tag, m.n FROM papers p LEFT JOIN unnest(p.tags) AS t (tag) ON true LEFT JOIN marks m ON m.tag = t.tag"),
            Map.entry(
                    "of_an_outer_row",
                    "SELECT p.id, i FROM papers p LEFT JOIN marks m ON m.n = p.author LEFT JOIN LATERAL upto(m.n) AS i ON true"),
            Map.entry(
                    "chained",
                    "SELECT p.id, e.v, k.key FROM papers p, jsonb_array_elements(p.body -> 'm') AS e (v),"
                            + " jsonb_each(CASE WHEN jsonb_typeof(e.v) = 'object' THEN e.v END) AS k"),
            Map.entry(
                    "grouped_rows",
                    "SELECT t.tag, count(*) AS n, max(p.id) AS m FROM papers p, unnest(p.tags) AS t (tag) GROUP BY t.tag"),
            Map.entry(
                    "grouped_list",
                    "SELECT p.author, string_agg(t.tag, ',' ORDER BY t.tag, p.id) AS s FROM papers p, unnest(p.tags) AS t (tag) GROUP BY p.author"),
            Map.entry("total_rows", "SELECT count(*) AS n, sum(l) AS s FROM papers p, unnest(p.links) AS l"),
            Map.entry("distinct_rows", "SELECT DISTINCT t.tag FROM papers p, unnest(p.tags) AS t (tag)"),
            Map.entry(
                    "windowed",
                    "SELECT p.id, t.*, row_number() OVER (PARTITION BY t.tag ORDER BY p.id, t.n) AS r"
                            + " FROM papers p, unnest(p.tags) WITH ORDINALITY AS t (tag, n)"),
            Map.entry(
                    "top_rows",
                    "SELECT p.id, t.* FROM papers p, unnest(p.tags) WITH ORDINALITY AS t (tag, n) ORDER BY t.tag, p.id, t.n LIMIT 5"),
            Map.entry(
                    "of_groups",
                    "SELECT g.author, i FROM (SELECT author, count(*) AS n FROM papers GROUP BY author) AS g, generate_series(1, g.n) AS i"),
            Map.entry("union_rows", "SELECT t FROM papers p, unnest(p.tags) AS t UNION SELECT tag FROM marks"),
            Map.entry("except_rows", "SELECT t FROM papers p, unnest(p.tags) AS t EXCEPT ALL SELECT tag FROM marks"),
            Map.entry("series_of_a_total", "SELECT i FROM generate_series(1, (SELECT max(n) FROM marks)) AS i"),
            Map.entry(
                    "exists_rows",
                    "SELECT p.id FROM papers p WHERE EXISTS (SELECT FROM unnest(p.tags) AS t WHERE t = 'a')"),
            Map.entry("not_in", "SELECT p.id FROM papers p WHERE 'a' NOT IN (SELECT t FROM unnest(p.tags) AS t)"),
            Map.entry("in_series", "SELECT p.id FROM papers p WHERE p.id IN (SELECT generate_series(1, 5))"),
            Map.entry(
                    "nested_left",
                    "SELECT p.id, t.tag, m.n FROM papers p, unnest(p.tags) AS t (tag) LEFT JOIN marks m ON m.tag = t.tag AND m.n > 1"),
            Map.entry(
                    "array_of_a_table",
                    "SELECT p.id, ARRAY(SELECT m.n FROM marks m WHERE m.tag = p.tags[1] ORDER BY m.n DESC) AS a FROM papers p"),
            Map.entry(
                    "array_alone",
                    "SELECT p.id, ARRAY(SELECT DISTINCT m.tag FROM marks m ORDER BY m.tag) AS a FROM papers p"),
            Map.entry(
                    "array_by_key",
                    "SELECT m.tag, m.n, ARRAY(SELECT p.words FROM papers p WHERE p.author = m.n ORDER BY p.id LIMIT 3) AS a FROM marks m"),
            Map.entry(
                    "exists_table",
                    "SELECT m.tag, m.n FROM marks m WHERE EXISTS (SELECT FROM papers p, unnest(p.tags) AS t WHERE t = m.tag)"),
            Map.entry(
                    "count_table",
                    "SELECT m.tag, (SELECT count(*) FROM papers p, unnest(p.tags) AS t WHERE t = m.tag) AS n FROM marks m"),
            Map.entry(
                    "scalar_rows",
                    "SELECT p.id, (SELECT count(DISTINCT t) FROM unnest(p.tags) AS t) AS n FROM papers p"),
            Map.entry(
                    "array_rows",
                    "SELECT p.id, ARRAY(SELECT DISTINCT t FROM unnest(p.tags) AS t ORDER BY t) AS a FROM papers p"),
            Map.entry(
                    "lateral_total",
                    "SELECT p.id, x.* FROM papers p CROSS JOIN LATERAL (SELECT count(*) AS n, max(t) AS m FROM unnest(p.tags) AS t) AS x"),
            Map.entry(
                    "lateral_top",
                    "SELECT p.id, x.t FROM papers p LEFT JOIN LATERAL (SELECT t FROM unnest(p.tags) AS t ORDER BY t DESC LIMIT 2) AS x ON x.t > 'a'"),
            Map.entry(
                    "lateral_union",
                    "SELECT p.id, x.v FROM papers p, LATERAL (SELECT p.author AS v UNION ALL SELECT unnest(p.links)) AS x"),
            Map.entry(
                    "above_groups",
                    "SELECT author, (SELECT sum(x) FROM generate_series(1, author) AS x) AS s FROM papers GROUP BY author"));

    @RepeatedTest(3)
    void itemsStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Papers.with(ITEMS, "DIFFERENTIAL")).run(Oracle.seed(), 30);
    }

    @RepeatedTest(3)
    void placesStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Papers.with(PLACES, "DIFFERENTIAL")).run(Oracle.seed(), 30);
    }
}
