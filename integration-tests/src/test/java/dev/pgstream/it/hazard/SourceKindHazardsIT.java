package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A17: each kind of source is noticed when it changes. */
class SourceKindHazardsIT extends HazardTest {

    SourceKindHazardsIT(TestDatabase database) {
        super(database);
    }

    @Test
    void a17_materializedView() throws SQLException {
        execute("CREATE TABLE t (id int, v int)", "CREATE MATERIALIZED VIEW m AS SELECT id, v FROM t");
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM m", "AUTO");
        execute("INSERT INTO t VALUES (1, 10)");
        refresh("sums");
        execute("REFRESH MATERIALIZED VIEW m");
        refresh("sums", "FULL");
        error("0A000", () -> database.api().create("refused", "SELECT v FROM m", "DIFFERENTIAL"));
    }

    @Test
    void a17_materializedViewBesideATable() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)", "CREATE MATERIALIZED VIEW m AS SELECT id, v FROM t");
        create("joined", "SELECT t.id, m.v AS before, t.v AS after FROM t JOIN m ON m.id = t.id", "AUTO");
        execute("INSERT INTO t VALUES (1, 10)");
        refresh("joined");
        execute("REFRESH MATERIALIZED VIEW m");
        refresh("joined");
    }

    @Test
    void a17_foreignTable() throws SQLException {
        assumeThat(database.number("SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'"))
                .as("postgres_fdw on this server")
                .isPositive();
        String schema = database.value("SELECT current_schema()");
        execute("CREATE TABLE far (id int, v int)", "CREATE EXTENSION IF NOT EXISTS postgres_fdw SCHEMA public");
        execute("CREATE SERVER here FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '"
                + database.value("SELECT current_setting('port')") + "', dbname '" + database.name() + "')");
        execute(
                "CREATE USER MAPPING FOR CURRENT_USER SERVER here OPTIONS (user 'postgres', password_required 'false')");
        execute("CREATE FOREIGN TABLE f (id int, v int) SERVER here OPTIONS (schema_name '" + schema
                + "', table_name 'far')");
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM f", "AUTO");
        execute("INSERT INTO far VALUES (1, 10)");
        refresh("sums", "FULL");
        error("0A000", () -> database.api().create("refused", "SELECT v FROM f", "DIFFERENTIAL"));
    }

    @Test
    void a17_streamTable() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, k int, v int)");
        create("by_k", "SELECT k, sum(v) AS s, count(*) AS n FROM t GROUP BY k");
        create("top", "SELECT n, count(*) AS ks, sum(s) AS s FROM by_k GROUP BY n");
        execute("INSERT INTO t SELECT i, i % 3, i FROM generate_series(1, 10) AS i");
        refresh("by_k", "DIFFERENTIAL");
        refresh("top", "DIFFERENTIAL");
        execute("TRUNCATE t");
        refresh("by_k", "FULL");
        refresh("top");
    }

    @Test
    void a17_inheritanceChildren() throws SQLException {
        execute("CREATE TABLE parent (id int PRIMARY KEY, v int)");
        execute("CREATE TABLE child (extra text) INHERITS (parent)", "INSERT INTO child VALUES (1, 10, 'x')");
        create("rows_of_both", "SELECT id, v FROM parent");
        execute("INSERT INTO parent VALUES (1, 11)", "INSERT INTO child VALUES (1, 10, 'y'), (2, 20, 'z')");
        refresh("rows_of_both", "DIFFERENTIAL");
        execute("UPDATE parent SET v = v + 1 WHERE id = 1", "DELETE FROM child WHERE extra = 'y'");
        refresh("rows_of_both", "DIFFERENTIAL");
        execute("CREATE TABLE late () INHERITS (parent)", "INSERT INTO late VALUES (7, 70)");
        refresh("rows_of_both", "FULL");
        execute("UPDATE late SET v = 71");
        refresh("rows_of_both", "DIFFERENTIAL");
        execute("ALTER TABLE child NO INHERIT parent");
        refresh("rows_of_both", "FULL");
        execute("INSERT INTO child VALUES (9, 90, 'away')", "DELETE FROM child WHERE id = 1");
        refresh("rows_of_both");
    }

    @Test
    void a17_parentWithoutItsChildren() throws SQLException {
        execute("CREATE TABLE parent (id int PRIMARY KEY, v int)", "CREATE TABLE child () INHERITS (parent)");
        execute("INSERT INTO child VALUES (1, 10)");
        create("rows_of_parent", "SELECT id, v FROM ONLY parent", "AUTO");
        execute("INSERT INTO parent VALUES (1, 11)", "INSERT INTO child VALUES (2, 20)", "UPDATE parent SET v = v + 1");
        refresh("rows_of_parent");
    }
}
