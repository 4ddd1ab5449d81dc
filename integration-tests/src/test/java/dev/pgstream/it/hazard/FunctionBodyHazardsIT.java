package dev.pgstream.it.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F1: a function that a query uses gets another body, and stored rows would be those of the old one. */
class FunctionBodyHazardsIT extends HazardTest {

    private static final String FUNCTION = "CREATE OR REPLACE FUNCTION rated(int) RETURNS int IMMUTABLE LANGUAGE ";

    FunctionBodyHazardsIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createTables() throws SQLException {
        execute(
                "CREATE TABLE t (id int PRIMARY KEY, g int, v int)",
                "INSERT INTO t SELECT i, i % 2, i FROM generate_series(1, 9) AS i",
                FUNCTION + "sql AS 'SELECT $1 * 2'",
                "CREATE FUNCTION outer_one(int) RETURNS int IMMUTABLE LANGUAGE sql BEGIN ATOMIC SELECT rated($1); END",
                "CREATE FUNCTION taken(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 + 2 * $2'",
                "CREATE AGGREGATE total (int) (SFUNC = taken, STYPE = int, INITCOND = '0')",
                "CREATE VIEW rates AS SELECT id, rated(v) AS r FROM t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT id, rated(v) AS r FROM t
            SELECT g, count(*) AS n FROM t WHERE rated(v) > 8 GROUP BY g
            SELECT r, count(*) AS n FROM rates GROUP BY r
            SELECT id, outer_one(v) AS r FROM t
            """)
    void f1_anotherBodyIsNoticed(String query) throws SQLException {
        create("kept", query);
        refresh("kept", "NO_DATA");
        execute(FUNCTION + "sql AS 'SELECT $1 * 3'");
        refresh("kept", "FULL");
        refresh("kept", "NO_DATA");
        execute("UPDATE t SET v = v + 1 WHERE id < 4", FUNCTION + "plpgsql AS 'BEGIN RETURN $1 - 5; END'");
        refresh("kept", "FULL");
        execute("INSERT INTO t VALUES (20, 0, 20)", "DELETE FROM t WHERE id = 5");
        refresh("kept", "DIFFERENTIAL");
        database.api().drop("kept");
    }

    @Test
    void f1_anAggregateTakesItsValuesOtherwise() throws SQLException {
        create("totals", "SELECT g, total(v) AS t FROM t GROUP BY g");
        execute("CREATE OR REPLACE FUNCTION taken(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1 - $2'");
        refresh("totals", "FULL");
        execute("UPDATE t SET v = 100 WHERE id = 1");
        refresh("totals", "DIFFERENTIAL");
        execute("CREATE OR REPLACE AGGREGATE total (int) (SFUNC = taken, STYPE = int, INITCOND = '7')");
        refresh("totals", "FULL");
    }

    @Test
    void f1_settingsOfAFunctionAreNoticed() throws SQLException {
        execute("CREATE FUNCTION shown(date) RETURNS text STABLE LANGUAGE plpgsql AS 'BEGIN RETURN $1::text; END'");
        create("dates", "SELECT id, shown(date '2020-01-02' + v) AS d FROM t", "AUTO");
        execute("ALTER FUNCTION shown(date) SET DateStyle = 'German'");
        refresh("dates", "FULL");
    }

    @Test
    void f1_otherFunctionsDoNotMatter() throws SQLException {
        create("plain", "SELECT id, abs(v) AS r FROM t");
        create("kept", "SELECT id, outer_one(v) AS r FROM t");
        execute(
                "CREATE OR REPLACE FUNCTION taken(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1'",
                "COMMENT ON FUNCTION rated(int) IS 'the rate'",
                "GRANT EXECUTE ON FUNCTION rated(int) TO PUBLIC",
                FUNCTION + "sql AS 'SELECT $1 * 2'");
        refresh("plain", "NO_DATA");
        refresh("kept", "NO_DATA");
    }

    /** The rows stay as they were, and the error says why. */
    @Test
    void f1_aFunctionBecomesVolatile() throws SQLException {
        create("kept", "SELECT id, rated(v) AS r FROM t");
        execute("ALTER FUNCTION rated(int) VOLATILE", "INSERT INTO t VALUES (10, 0, 10)");
        assertThat(error("0A000", () -> database.api().refresh("kept")).getMessage())
                .contains("kept")
                .contains("volatile");
        execute("ALTER FUNCTION rated(int) IMMUTABLE");
        refresh("kept");
    }
}
