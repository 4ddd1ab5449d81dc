package dev.pgstream.it.hazard;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E9: views below a stream table, and what happens when they change. The result must never silently stay wrong. */
class ViewHazardsIT extends HazardTest {

    ViewHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int, w int)", "CREATE TABLE u (id int PRIMARY KEY, v int)");
        execute(
                "INSERT INTO t SELECT i, i, 10 * i FROM generate_series(1, 5) AS i",
                "INSERT INTO u VALUES (1, -1), (7, -7)");
        execute("CREATE VIEW lower_view AS SELECT id AS a, v AS b FROM t WHERE v > 1");
        execute("CREATE VIEW upper_view AS SELECT x.a AS b, y.b AS a FROM lower_view x JOIN lower_view y ON y.a = x.b");
    }

    @Test
    void e9_aliasesOfNestedViews() throws SQLException {
        create("nested", "SELECT t.a AS b, l.b AS a FROM upper_view t JOIN lower_view l ON l.a = t.b");
        create("grouped", "SELECT a, sum(b) AS a_sum FROM upper_view GROUP BY a");
        execute("UPDATE t SET v = 6 - v", "DELETE FROM t WHERE id = 2");
        refresh("nested", "DIFFERENTIAL");
        refresh("grouped", "DIFFERENTIAL");
        execute("INSERT INTO t VALUES (2, 2, 2), (6, 6, 6)", "UPDATE t SET v = 5 WHERE id = 3");
        refresh("nested", "DIFFERENTIAL");
        refresh("grouped", "DIFFERENTIAL");
    }

    @Test
    void e9_viewGetsAnotherFilter() throws SQLException {
        create("direct", "SELECT a, b FROM lower_view");
        create("nested", "SELECT a, b FROM upper_view");
        execute("CREATE OR REPLACE VIEW lower_view AS SELECT id AS a, v AS b FROM t WHERE v > 3");
        refresh("direct");
        refresh("nested");
    }

    @Test
    void e9_viewGetsAnotherExpressionAndItsTableChanges() throws SQLException {
        create("direct", "SELECT a, b FROM lower_view");
        create("sums", "SELECT sum(b) AS s FROM lower_view");
        execute(
                "CREATE OR REPLACE VIEW lower_view AS SELECT id AS a, w AS b FROM t",
                "UPDATE t SET v = v + 1, w = w + 1");
        refresh("direct");
        refresh("sums");
        execute("UPDATE t SET w = w + 1");
        refresh("direct");
        refresh("sums");
    }

    @Test
    void e9_viewReadsAnotherTable() throws SQLException {
        create("direct", "SELECT a, b FROM lower_view");
        execute("CREATE OR REPLACE VIEW lower_view AS SELECT id AS a, v AS b FROM u");
        refresh("direct");
        execute("INSERT INTO u VALUES (8, -8)");
        refresh("direct");
        execute("UPDATE t SET v = 0");
        refresh("direct");
    }

    @Test
    void e9_viewOfAFullStreamTableChanges() throws SQLException {
        create("full_mode", "SELECT a, b FROM lower_view", "FULL");
        create("outer_join", "SELECT l.a, u.v FROM lower_view l LEFT JOIN u ON u.id = l.a", "AUTO");
        execute("CREATE OR REPLACE VIEW lower_view AS SELECT id AS a, w AS b FROM t WHERE w > 30");
        refresh("full_mode");
        refresh("outer_join");
    }

    @Test
    void e9_viewGetsAMoreGeneralQuery() throws SQLException {
        create("direct", "SELECT a, b FROM lower_view", "AUTO");
        execute("CREATE OR REPLACE VIEW lower_view AS SELECT id AS a, v AS b FROM t TABLESAMPLE system (100)");
        error("55000", () -> database.api().refresh("direct"));
        database.api().createOrReplace("direct", "SELECT a, b FROM lower_view", null, "AUTO", true);
        compare("direct");
        execute("UPDATE t SET v = v + 1");
        refresh("direct");
    }

    @Test
    void e9_viewIsRenamed() throws SQLException {
        create("direct", "SELECT a, b FROM lower_view");
        execute("ALTER VIEW lower_view RENAME TO renamed_view", "ALTER VIEW renamed_view RENAME COLUMN b TO c");
        execute("UPDATE t SET v = v + 1");
        database.api().refresh("direct");
        declared("direct", "SELECT a, c FROM renamed_view");
    }

    @Test
    void e9_viewInUseCanNotBeDropped() throws SQLException {
        create("direct", "SELECT a, b FROM lower_view");
        execute("DROP VIEW upper_view");
        error("2BP01", () -> execute("DROP VIEW lower_view"));
        execute("UPDATE t SET v = v + 1");
        refresh("direct", "DIFFERENTIAL");
    }
}
