package dev.pgstream.it.oracle;

import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.Oracle;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;

/** Set-returning functions in select lists and in GROUP BY, and subqueries where joins and aggregates read them. */
@StreamTest
class ListFunctionQueriesIT {

    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("one", "SELECT id, unnest(tags) AS tag FROM papers"),
            Map.entry("one_keyless", "SELECT unnest(grid) AS g FROM marks"),
            Map.entry("lockstep", "SELECT id, unnest(tags) AS tag, unnest(links) AS link, author FROM papers"),
            Map.entry(
                    "computed_rows",
                    "SELECT id, unnest(links) + author AS x, upper(unnest(tags)) || id AS t FROM papers"),
            Map.entry("own_list", "SELECT id, upto(author) AS n FROM papers"),
            Map.entry("composite", "SELECT id, (linked(author)).label AS l, (linked(author)).target AS t FROM papers"),
            Map.entry("record_text", "SELECT id, (jsonb_each(body)).key AS k FROM papers"),
            Map.entry("as_document", "SELECT id, to_jsonb(linked(author)) AS j FROM papers"),
            Map.entry("alone_list", "SELECT generate_series(1, 3) AS i, 'x' AS x"),
            Map.entry("distinct_list", "SELECT DISTINCT unnest(tags) AS tag FROM papers"),
            Map.entry(
                    "distinct_on_list", "SELECT DISTINCT ON (t) unnest(tags) AS t, id FROM papers ORDER BY t, id DESC"),
            Map.entry("top_list", "SELECT id, unnest(tags) AS t FROM papers ORDER BY t, id LIMIT 5"),
            Map.entry("after_groups", "SELECT author, generate_series(1, count(*)) AS i FROM papers GROUP BY author"),
            Map.entry("grouped_by", "SELECT unnest(tags) AS t, count(*) AS n, sum(author) AS s FROM papers GROUP BY 1"),
            Map.entry(
                    "grouped_by_two",
                    "SELECT unnest(tags) AS t, upper(note.words) AS w, min(id) AS m FROM papers AS note GROUP BY 1, 2"),
            Map.entry(
                    "filtered",
                    "SELECT q.id, q.t FROM (SELECT id, unnest(tags) AS t FROM papers) AS q WHERE q.t > 'a'"),
            Map.entry(
                    "joined_list",
                    "SELECT q.id, q.t, m.n FROM (SELECT id, unnest(tags) AS t FROM papers) AS q LEFT JOIN marks m ON m.tag = q.t"),
            Map.entry("in_list", "SELECT m.tag, m.n FROM marks m WHERE m.tag IN (SELECT unnest(tags) FROM papers)"),
            Map.entry("union_list", "SELECT unnest(tags) AS t FROM papers UNION ALL SELECT tag FROM marks"),
            Map.entry(
                    "windowed_list",
                    "SELECT q.*, count(*) OVER (PARTITION BY t) AS n FROM (SELECT id, unnest(tags) AS t FROM papers) AS q"),
            Map.entry(
                    "of_a_subquery",
                    "SELECT p.id, generate_series(1, (SELECT count(*) FROM marks m WHERE m.n = p.author)) AS i FROM papers p"));

    private static final Map<String, String> SUBQUERIES = Map.ofEntries(
            Map.entry(
                    "on_exists",
                    "SELECT p.id, m.n FROM papers p JOIN marks m ON m.n = p.author AND EXISTS (SELECT FROM parts s WHERE s.id = m.n)"),
            Map.entry(
                    "on_exists_both",
                    "SELECT p.id, m.n FROM papers p JOIN marks m ON EXISTS (SELECT FROM parts s WHERE s.id = m.n AND s.size = p.author)"),
            Map.entry(
                    "on_scalar",
                    "SELECT p.id, m.n FROM papers p JOIN marks m ON m.n = (SELECT max(s.size) FROM parts s WHERE s.whole = p.author)"),
            Map.entry(
                    "left_on_right",
                    "SELECT p.id, m.n FROM papers p LEFT JOIN marks m ON m.n = p.author AND m.n IN (SELECT size FROM parts)"),
            Map.entry(
                    "left_on_left",
                    "SELECT p.id, m.n FROM papers p LEFT JOIN marks m ON m.n = p.author AND EXISTS (SELECT FROM parts s WHERE s.id = p.id)"),
            Map.entry(
                    "left_on_alone",
                    "SELECT p.id, m.n FROM papers p LEFT JOIN marks m ON m.n = p.author AND m.n < (SELECT max(size) FROM parts)"),
            Map.entry(
                    "full_on",
                    "SELECT p.id, m.n FROM papers p FULL JOIN marks m ON m.n = p.author AND p.id IN (SELECT whole FROM parts)"),
            Map.entry(
                    "sum_of",
                    "SELECT p.author, sum((SELECT count(*) FROM marks m WHERE m.n = p.author)) AS s FROM papers p GROUP BY p.author"),
            Map.entry("max_of", "SELECT max((SELECT s.size FROM parts s WHERE s.id = p.id)) AS m FROM papers p"),
            Map.entry(
                    "count_filter",
                    "SELECT p.author, count(*) FILTER (WHERE EXISTS (SELECT FROM marks m WHERE m.tag = p.tags[1])) AS n FROM papers p GROUP BY p.author"),
            Map.entry(
                    "list_of",
                    "SELECT string_agg((SELECT max(m.tag) FROM marks m WHERE m.n = p.author), ',' ORDER BY p.id) AS l FROM papers p"),
            Map.entry(
                    "list_order",
                    "SELECT p.author, array_agg(p.id ORDER BY (SELECT max(m.tag) FROM marks m WHERE m.n = p.author) DESC, p.id) AS l"
                            + " FROM papers p GROUP BY p.author"),
            Map.entry(
                    "having_of",
                    "SELECT p.author FROM papers p GROUP BY p.author HAVING sum((SELECT count(*) FROM parts s WHERE s.id = p.id)) > 2"));

    private static final Map<String, String> BESIDE_TABLES = Map.ofEntries(
            Map.entry(
                    "count_beside",
                    "SELECT p.id, (SELECT count(*) FROM marks m, unnest(p.tags) AS t WHERE m.tag = t) AS n FROM papers p"),
            Map.entry(
                    "exists_beside",
                    "SELECT p.id FROM papers p WHERE EXISTS (SELECT FROM unnest(p.tags) AS t JOIN marks m ON m.tag = t AND m.n > 1)"),
            Map.entry(
                    "not_in_beside",
                    "SELECT p.id FROM papers p WHERE p.author NOT IN (SELECT m.n FROM unnest(p.tags) AS t JOIN marks m ON m.tag = t)"),
            Map.entry(
                    "array_beside",
                    "SELECT p.id, ARRAY(SELECT s.size FROM unnest(p.links) AS l JOIN parts s ON s.id = l ORDER BY s.size DESC) AS a FROM papers p"),
            Map.entry(
                    "tied_beside",
                    "SELECT p.id, (SELECT max(m.n) FROM unnest(p.tags) AS t, marks m WHERE m.tag = t AND m.n = p.author) AS n FROM papers p"),
            Map.entry(
                    "two_beside",
                    "SELECT p.id, (SELECT count(*) FROM unnest(p.tags) AS t, marks m, generate_series(1, p.author) AS i WHERE m.tag = t AND m.n = i) AS n FROM papers p"),
            Map.entry(
                    "lateral_beside",
                    "SELECT p.id, x.* FROM papers p, LATERAL (SELECT m.tag, m.n, t.o FROM unnest(p.tags) WITH ORDINALITY AS t (v, o) JOIN marks m ON m.tag = t.v) AS x"),
            Map.entry(
                    "lateral_left_beside",
                    "SELECT p.id, x.* FROM papers p LEFT JOIN LATERAL (SELECT t, count(m.n) AS n FROM unnest(p.tags) AS t, marks m WHERE m.tag >= t GROUP BY t) AS x ON true"),
            Map.entry(
                    "left_join_beside",
                    "SELECT p.id, (SELECT count(s.id) FROM unnest(p.tags) AS t JOIN marks m ON m.tag = t LEFT JOIN parts s ON s.id = m.n) AS n FROM papers p"),
            Map.entry(
                    "on_around",
                    "SELECT p.id, (SELECT sum(s.size) FROM marks m JOIN parts s ON s.id = m.n AND s.whole = p.author) AS n FROM papers p"),
            Map.entry(
                    "exists_on_around",
                    "SELECT p.id FROM papers p WHERE NOT EXISTS (SELECT FROM marks m JOIN parts s ON s.id = m.n AND m.tag = p.tags[1])"));

    @RepeatedTest(3)
    void functionsBesideTablesStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Papers.with(BESIDE_TABLES, "DIFFERENTIAL")).run(Oracle.seed(), 30);
    }

    @RepeatedTest(3)
    void listsStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Papers.with(LISTS, "DIFFERENTIAL")).run(Oracle.seed(), 30);
    }

    @RepeatedTest(3)
    void subqueriesStayEqualToTheirQueries(TestDatabase database) throws SQLException {
        new Oracle(database, Papers.with(SUBQUERIES, "DIFFERENTIAL")).run(Oracle.seed(), 30);
    }
}
