package dev.pgstream.it.hazard;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** B13 to B15 (joins): generated statements must not mix up columns, aliases and subqueries. */
class AliasHazardsIT extends HazardTest {

    AliasHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "CREATE TABLE a (id int PRIMARY KEY, b int, v int)",
                "CREATE TABLE b (id int PRIMARY KEY, a int, v int)");
        execute("INSERT INTO a SELECT i, 7 - i, i FROM generate_series(1, 6) AS i");
        execute("INSERT INTO b SELECT i, i % 4, 10 * i FROM generate_series(1, 6) AS i");
    }

    private void changeBothAndRefresh(String... names) throws SQLException {
        execute("UPDATE a SET b = b + 1, v = v * 2 WHERE id < 4", "UPDATE b SET a = a + 1 WHERE id > 2");
        execute("DELETE FROM a WHERE id = 5", "DELETE FROM b WHERE id = 1", "INSERT INTO b VALUES (8, 2, 3)");
        for (String name : names) {
            refresh(name, "DIFFERENTIAL");
        }
        execute("UPDATE b SET v = -v", "INSERT INTO a VALUES (9, 8, 1)");
        for (String name : names) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    @Test
    void b13_conditionsWhoseSidesLookAlike() throws SQLException {
        create("forth", "SELECT a.id AS aid, b.id AS bid FROM a JOIN b ON a.id = b.a AND a.b > b.id");
        create("back", "SELECT a.id AS aid, b.id AS bid FROM b JOIN a ON b.id = a.b AND b.a < a.id");
        create("swapped", "SELECT b.id AS aid, a.id AS bid FROM a AS b JOIN b AS a ON a.a = b.id");
        create("exchanged", "SELECT x.id AS b, y.id AS a, x.b AS v FROM a x JOIN b y ON x.id = y.a AND y.id = x.b");
        changeBothAndRefresh("forth", "back", "swapped", "exchanged");
    }

    @Test
    void b13_aliasesThatCoverOtherNames() throws SQLException {
        create("inner_alias", """
                SELECT t.id, s.id AS other FROM (SELECT id, v FROM b) AS t
                JOIN (SELECT t.id, t.v FROM a AS t WHERE t.v > 1) AS s ON s.id = t.id""");
        create("columns_as_tables", "SELECT a.b AS a, b.a AS b FROM a JOIN b ON a.b = b.a");
        create("renamed_columns", "SELECT p.x, q.x AS y FROM a AS p (x, y, z) JOIN b AS q (y, x, z) ON p.y = q.y");
        create("cte_named_like_a_table", "WITH b AS (SELECT id, b AS a FROM a) SELECT id, a FROM b WHERE a > 2");
        changeBothAndRefresh("inner_alias", "columns_as_tables", "renamed_columns", "cte_named_like_a_table");
    }

    /** The generated statements' own aliases and common tables. */
    @Test
    void b13_aliasesLikeOurOwn() throws SQLException {
        create("ours", """
                WITH pgs_net AS (SELECT id, v FROM a), pgs_d1 AS (SELECT a, sum(v) AS v FROM b GROUP BY a)
                SELECT t.id, m.v, pgs_i.v AS w FROM pgs_net AS t JOIN pgs_d1 AS m ON m.a = t.id
                JOIN (SELECT id, count(*) AS v FROM a GROUP BY id) AS pgs_i ON pgs_i.id = t.id""");
        create("frames", """
                SELECT pgs_gate.id, pgs_frontier.v FROM a AS pgs_gate JOIN b AS pgs_frontier
                ON pgs_frontier.a = pgs_gate.id""");
        create("buffers", """
                SELECT pgs_c1.id, pgs_k.v, pgs_g.a FROM a pgs_c1 JOIN b pgs_k ON pgs_k.id = pgs_c1.id
                JOIN b AS pgs_g ON pgs_g.id = pgs_k.a""");
        changeBothAndRefresh("ours", "frames", "buffers");
    }

    @Test
    void b14_subqueriesWithTheSameAliases() throws SQLException {
        create("twins", """
                SELECT p.id, p.n, q.n AS m FROM
                  (SELECT x.id, count(*) AS n FROM a x JOIN b y ON y.a = x.id GROUP BY x.id) AS p
                  JOIN (SELECT x.id, count(*) AS n FROM b x JOIN a y ON y.b = x.id GROUP BY x.id) AS q ON q.id = p.id""");
        create("same_text_twice", """
                SELECT p.id, q.v FROM (SELECT x.id, x.v FROM a x WHERE x.v > 1) AS p
                JOIN (SELECT x.id, x.v FROM a x WHERE x.v > 1) AS q ON q.v = p.id""");
        create("filters_differ", """
                SELECT p.id, q.id AS other FROM (SELECT x.id, x.v FROM a x WHERE x.v > 2) AS p
                JOIN (SELECT x.id, x.v FROM a x WHERE x.v <= 4) AS q ON q.v = p.id""");
        changeBothAndRefresh("twins", "same_text_twice", "filters_differ");
    }

    @Test
    void b15_chainOfJoinsUnderMinAndMax() throws SQLException {
        create("extremes", """
                SELECT x.id, min(y.v) AS lo, max(z.v) AS hi FROM a x JOIN b y ON y.a = x.id
                JOIN b z ON z.id = x.b GROUP BY x.id""");
        create("extremes_below", """
                SELECT g.lo, count(*) AS n FROM (SELECT y.a, min(y.v) AS lo FROM b y GROUP BY y.a) AS g
                JOIN a x ON x.id = g.a JOIN b z ON z.id = x.b GROUP BY g.lo""");
        changeBothAndRefresh("extremes", "extremes_below");
    }

    @Test
    void b15_chainOfLeftJoinsUnderMinAndMax() throws SQLException {
        create("padded", """
                SELECT x.id, min(y.v) AS lo, max(z.v) AS hi FROM a x LEFT JOIN b y ON y.a = x.id
                LEFT JOIN b z ON z.id = x.b GROUP BY x.id""", "AUTO");
        execute("UPDATE a SET b = b + 1", "UPDATE b SET a = a + 1 WHERE id > 2", "DELETE FROM b WHERE id = 1");
        refresh("padded");
    }
}
