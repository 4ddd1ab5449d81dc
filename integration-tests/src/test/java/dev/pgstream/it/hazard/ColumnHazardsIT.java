package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** C10 and C15: large values, dropped columns, generated and identity columns. */
class ColumnHazardsIT extends HazardTest {

    ColumnHazardsIT(TestDatabase database) {
        super(database);
    }

    @Test
    void c10_largeValuesUpdatedAndUntouched() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, big text, raw bytea, v int, other text)");
        execute("ALTER TABLE t ALTER big SET STORAGE EXTERNAL, ALTER raw SET STORAGE EXTERNAL");
        execute("""
                INSERT INTO t SELECT i, repeat('x' || i, 10000), decode(repeat('0' || i, 10000), 'hex'), i, 'o'
                FROM generate_series(1, 5) AS i""");
        create("everything", "SELECT * FROM t");
        create("part", "SELECT id, big, v FROM t");
        create("bag", "SELECT big FROM t");
        create("groups", "SELECT big, raw, count(*) AS n FROM t GROUP BY big, raw");
        execute("UPDATE t SET v = v + 1 WHERE id < 3", "UPDATE t SET other = 'p'");
        refreshLarge();
        execute("UPDATE t SET big = repeat('y', 30000) WHERE id = 1", "UPDATE t SET big = big || '!' WHERE id = 2");
        execute(
                "UPDATE t SET raw = NULL WHERE id = 3",
                "UPDATE t SET big = big",
                "UPDATE t SET id = id + 10 WHERE id > 3");
        refreshLarge();
        execute("DELETE FROM t WHERE id IN (1, 2)", "UPDATE t SET big = substr(big, 2)");
        refreshLarge();
    }

    private void refreshLarge() throws SQLException {
        for (String name : new String[] {"everything", "part", "bag", "groups"}) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    /** Large enough for TOAST, equal in size and unequal only at the end. */
    @Test
    void c10_onlyAToastedValueChanges() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, big text, w int)", "ALTER TABLE t ALTER big SET STORAGE EXTERNAL");
        execute("INSERT INTO t VALUES (1, repeat('a', 20000) || '1', 1)");
        create("part", "SELECT id, big FROM t");
        execute("UPDATE t SET big = repeat('a', 20000) || '2'");
        refresh("part", "DIFFERENTIAL");
        execute("UPDATE t SET big = big || ''");
        refresh("part", "NO_DATA");
    }

    @Test
    void c15_droppedColumns() throws SQLException {
        execute("CREATE TABLE t (x1 int, id int PRIMARY KEY, x2 text, a int, x3 date, b text)");
        execute("ALTER TABLE t DROP COLUMN x1, DROP COLUMN x2, DROP COLUMN x3", "INSERT INTO t VALUES (1, 10, 'one')");
        create("everything", "SELECT id, a, b FROM t");
        create("part", "SELECT b, id FROM t");
        create("groups", "SELECT b, sum(a) AS s FROM t GROUP BY b");
        execute("INSERT INTO t VALUES (2, 20, 'two')", "UPDATE t SET a = a + 1, b = 'x'", "DELETE FROM t WHERE id = 1");
        refreshHoles();
        execute("ALTER TABLE t ADD COLUMN c int DEFAULT 7", "INSERT INTO t VALUES (3, 30, 'three', 8)");
        create("added", "SELECT id, c FROM t");
        execute("UPDATE t SET c = 9", "UPDATE t SET a = 0");
        refreshHoles();
        refresh("added", "DIFFERENTIAL");
        database.api().drop("added");
        execute(
                "ALTER TABLE t DROP COLUMN c",
                "INSERT INTO t VALUES (4, 40, 'four')",
                "UPDATE t SET b = 'y' WHERE id = 2");
        refreshHoles();
    }

    private void refreshHoles() throws SQLException {
        refresh("everything", "DIFFERENTIAL");
        refresh("part", "DIFFERENTIAL");
        refresh("groups", "DIFFERENTIAL");
    }

    @Test
    void c15_generatedAndIdentityColumns() throws SQLException {
        execute("""
                CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int,
                  twice int GENERATED ALWAYS AS (a * 2) STORED, label text DEFAULT 'none')""");
        create("everything", "SELECT * FROM t");
        create("sums", "SELECT label, sum(twice) AS s FROM t GROUP BY label");
        create("only_generated", "SELECT id, twice FROM t WHERE twice > 3");
        execute("INSERT INTO t (a) VALUES (1), (2), (3)", "INSERT INTO t (a, label) VALUES (4, DEFAULT), (5, 'five')");
        refreshGenerated();
        execute("UPDATE t SET a = a + 1 WHERE id < 3", "UPDATE t SET label = DEFAULT", "DELETE FROM t WHERE a = 4");
        refreshGenerated();
        assertThat(database.value("SELECT attidentity::text || attgenerated::text FROM pg_attribute"
                        + " WHERE attrelid = 'everything'::regclass AND attname = 'twice'"))
                .isEmpty();
    }

    private void refreshGenerated() throws SQLException {
        for (String name : new String[] {"everything", "sums", "only_generated"}) {
            refresh(name, "DIFFERENTIAL");
        }
    }

    @Test
    void c15_virtualGeneratedColumns() throws SQLException {
        if (database.server().version() < 18) {
            error("42601", () -> execute("CREATE TABLE t (a int, twice int GENERATED ALWAYS AS (a * 2) VIRTUAL)"));
            return;
        }
        execute("CREATE TABLE t (id int PRIMARY KEY, a int, twice int GENERATED ALWAYS AS (a * 2) VIRTUAL)");
        create("everything", "SELECT * FROM t", "AUTO");
        create("only_generated", "SELECT id, twice FROM t", "AUTO");
        create("sums", "SELECT sum(twice) AS s FROM t", "AUTO");
        execute("INSERT INTO t (id, a) VALUES (1, 1), (2, 2), (3, 3)");
        refresh("everything");
        refresh("only_generated");
        refresh("sums");
        execute("UPDATE t SET a = a + 1 WHERE id < 3", "DELETE FROM t WHERE id = 3");
        refresh("everything");
        refresh("only_generated");
        refresh("sums");
    }

    @Test
    void c15_tableWithoutColumnsOfUse() throws SQLException {
        execute("CREATE TABLE t (a int, b int)", "CREATE TABLE bare ()");
        create("counted", "SELECT count(*) AS n FROM t");
        create("ones", "SELECT 1 AS one FROM t");
        create("bare_counted", "SELECT count(*) AS n FROM bare");
        execute("INSERT INTO t VALUES (1, 1), (2, 2)", "INSERT INTO bare DEFAULT VALUES", "UPDATE t SET a = 0");
        refresh("counted", "DIFFERENTIAL");
        refresh("ones", "DIFFERENTIAL");
        refresh("bare_counted", "DIFFERENTIAL");
        execute("UPDATE t SET b = 5", "DELETE FROM t WHERE b = 5", "DELETE FROM bare", "INSERT INTO t VALUES (3, 3)");
        refresh("counted", "DIFFERENTIAL");
        refresh("ones", "DIFFERENTIAL");
        refresh("bare_counted", "DIFFERENTIAL");
    }
}
