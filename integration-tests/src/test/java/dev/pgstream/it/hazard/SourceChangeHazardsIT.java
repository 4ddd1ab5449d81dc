package dev.pgstream.it.hazard;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * C14: sources whose definition changes. PostgreSQL itself refuses what the definition view depends on; the rest must
 * neither break the sources' writers nor leave a wrong result.
 */
class SourceChangeHazardsIT extends HazardTest {

    SourceChangeHazardsIT(TestDatabase database) {
        super(database);
    }

    private void createTable() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int, w int)", "INSERT INTO t VALUES (1, 10, 100), (2, 20, 200)");
    }

    @Test
    void c14_typeOfAColumnInUse() throws SQLException {
        createTable();
        create("rows_of_t", "SELECT id, v FROM t");
        error("0A000", () -> execute("ALTER TABLE t ALTER v TYPE bigint"));
        error("2BP01", () -> execute("ALTER TABLE t DROP COLUMN v"));
        execute("ALTER TABLE t ALTER w TYPE text", "INSERT INTO t VALUES (3, 30, 'x')");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void c14_typeOfAHiddenKey() throws SQLException {
        createTable();
        create("hidden_key", "SELECT v FROM t");
        execute(
                "ALTER TABLE t ALTER id TYPE bigint",
                "INSERT INTO t VALUES (5000000000, 30, 300)",
                "DELETE FROM t WHERE id = 1");
        refresh("hidden_key");
    }

    @Test
    void c14_hiddenKeyIsDropped() throws SQLException {
        createTable();
        create("hidden_key", "SELECT v FROM t");
        execute("ALTER TABLE t DROP COLUMN id", "INSERT INTO t VALUES (10, 1), (10, 2)");
        refresh("hidden_key");
        execute("DELETE FROM t WHERE w = 1");
        refresh("hidden_key");
    }

    @Test
    void c14_columnsAreRenamed() throws SQLException {
        createTable();
        create("rows_of_t", "SELECT id, v FROM t");
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        execute(
                "ALTER TABLE t RENAME v TO amount",
                "INSERT INTO t VALUES (3, 30)",
                "UPDATE t SET amount = 11 WHERE id = 1");
        refreshRenamed();
        execute("ALTER TABLE t RENAME w TO v", "UPDATE t SET v = 7", "UPDATE t SET amount = amount + 1");
        refreshRenamed();
    }

    private void refreshRenamed() throws SQLException {
        database.api().refresh("rows_of_t");
        database.api().refresh("sums");
        declared("rows_of_t", "SELECT id, amount FROM t");
        declared("sums", "SELECT count(*) AS n, sum(amount) AS s FROM t");
    }

    @Test
    void c14_columnsSwapTheirNames() throws SQLException {
        createTable();
        create("rows_of_t", "SELECT id, v FROM t");
        create("other_rows", "SELECT id, w FROM t");
        execute("ALTER TABLE t RENAME v TO x", "ALTER TABLE t RENAME w TO v", "ALTER TABLE t RENAME x TO w");
        execute("INSERT INTO t VALUES (3, 30, 300)", "UPDATE t SET v = 1 WHERE id = 1");
        database.api().refresh("rows_of_t");
        database.api().refresh("other_rows");
        declared("rows_of_t", "SELECT id, w FROM t");
        declared("other_rows", "SELECT id, v FROM t");
    }

    @Test
    void c14_tableIsRenamed() throws SQLException {
        createTable();
        create("sums", "SELECT count(*) AS n, sum(v) AS s FROM t");
        execute("ALTER TABLE t RENAME TO renamed", "INSERT INTO renamed VALUES (3, 30, 300)");
        database.api().refresh("sums");
        declared("sums", "SELECT count(*) AS n, sum(v) AS s FROM renamed");
    }

    /** The worst case of a rename: another table takes the name. */
    @Test
    void c14_anotherTableTakesTheName() throws SQLException {
        createTable();
        execute("CREATE TABLE u (id int PRIMARY KEY, name text)", "INSERT INTO u VALUES (1, 'one'), (2, 'two')");
        create("joined", "SELECT t.id, u.name FROM t JOIN u ON u.id = t.id");
        execute("ALTER TABLE u RENAME TO old_u", "CREATE TABLE u (id int PRIMARY KEY, name text)");
        execute(
                "INSERT INTO u VALUES (3, 'wrong')",
                "INSERT INTO t VALUES (3, 3, 3)",
                "INSERT INTO old_u VALUES (3, 'three')");
        database.api().refresh("joined");
        declared("joined", "SELECT t.id, u.name FROM t JOIN old_u u ON u.id = t.id");
    }

    @Test
    void c14_enumGrows() throws SQLException {
        execute("CREATE TYPE mood AS ENUM ('sad', 'happy')", "CREATE TABLE t (id int PRIMARY KEY, m mood)");
        execute("INSERT INTO t VALUES (1, 'sad')");
        create("rows_of_t", "SELECT id, m FROM t");
        create("groups", "SELECT m, count(*) AS n, min(m) AS lo FROM t GROUP BY m");
        execute("ALTER TYPE mood ADD VALUE 'fine' BEFORE 'happy'", "ALTER TYPE mood RENAME VALUE 'sad' TO 'low'");
        execute("INSERT INTO t VALUES (2, 'fine')", "UPDATE t SET m = 'happy' WHERE id = 1");
        refresh("rows_of_t", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
    }

    /** The stored literal keeps its meaning, an OID, in the view, but the statements hold it as text. */
    @Test
    void c14_enumValueInTheQueryIsRenamed() throws SQLException {
        execute("CREATE TYPE mood AS ENUM ('sad', 'happy')", "CREATE TABLE t (id int PRIMARY KEY, m mood)");
        create("low", "SELECT id, m FROM t WHERE m = 'sad'");
        execute("ALTER TYPE mood RENAME VALUE 'sad' TO 'low'", "INSERT INTO t VALUES (1, 'low'), (2, 'happy')");
        database.api().refresh("low");
        declared("low", "SELECT id, m FROM t WHERE m = 'low'");
    }

    @Test
    void c14_domainChanges() throws SQLException {
        execute("CREATE DOMAIN grade AS int CHECK (VALUE > 0)", "CREATE TABLE t (id int PRIMARY KEY, g grade)");
        execute("INSERT INTO t VALUES (1, 5)");
        create("rows_of_t", "SELECT id, g FROM t");
        execute(
                "ALTER DOMAIN grade DROP CONSTRAINT grade_check",
                "INSERT INTO t VALUES (2, -5)",
                "DELETE FROM t WHERE id = 2");
        execute(
                "ALTER DOMAIN grade ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID",
                "INSERT INTO t VALUES (3, 6)");
        refresh("rows_of_t", "DIFFERENTIAL");
    }

    @Test
    void c14_compositeChanges() throws SQLException {
        execute("CREATE TYPE pair AS (a int, b text)", "CREATE TABLE t (id int PRIMARY KEY, p pair)");
        execute("INSERT INTO t VALUES (1, ROW(1, 'x'))");
        create("rows_of_t", "SELECT id, p FROM t");
        execute("UPDATE t SET p = ROW(2, 'y')");
        execute("ALTER TYPE pair ADD ATTRIBUTE c int CASCADE", "UPDATE t SET p = ROW(3, 'z', 7)");
        refresh("rows_of_t");
        compareLooks("rows_of_t");
    }

    @Test
    void c14_typmodWidens() throws SQLException {
        execute("CREATE TABLE t (name varchar(3) PRIMARY KEY, v int)", "INSERT INTO t VALUES ('a', 1)");
        create("hidden_key", "SELECT v FROM t");
        execute("ALTER TABLE t ALTER name TYPE varchar(10)", "INSERT INTO t VALUES ('abcdefgh', 2)");
        refresh("hidden_key");
    }
}
