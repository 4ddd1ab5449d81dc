package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** Every statement that writes a source. */
@StreamTest
class WritesIT {

    private final TestDatabase database;
    private final Api api;

    WritesIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int, note text)",
                "INSERT INTO items SELECT i, i, 'x' FROM generate_series(1, 10) AS i");
        api.create("rows_of", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.create(
                "sum_of", "SELECT n % 2 AS odd, count(*) AS c, sum(n) AS s FROM items GROUP BY n % 2", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("rows_of");
        api.drop("sum_of");
        database.execute("DROP TABLE items");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO items VALUES (11, 1, NULL), (12, NULL, 'y')",
                "INSERT INTO items SELECT id + 100, n, note FROM items",
                "UPDATE items SET n = n * 2",
                "UPDATE items SET n = NULL WHERE id = 3",
                "UPDATE items SET id = id + 100",
                "UPDATE items SET id = 22 - id, n = n + 1 WHERE id = 2",
                "UPDATE items AS i SET n = o.n FROM items AS o WHERE o.id = i.id + 1",
                "DELETE FROM items WHERE n > 5",
                "DELETE FROM items",
                "DELETE FROM items AS i USING items AS o WHERE o.id = i.id + 1",
                "WITH d AS (DELETE FROM items WHERE id < 4 RETURNING *)"
                        + " INSERT INTO items SELECT id + 100, n, note FROM d",
                "WITH u AS (UPDATE items SET n = 0 WHERE id = 1), i AS (INSERT INTO items VALUES (20, 20))"
                        + " DELETE FROM items WHERE id = 2"
            })
    void plainStatements(String statement) throws SQLException {
        isCaptured(statement);
    }

    @Test
    void swappedKeys() throws SQLException {
        database.execute(
                "CREATE TABLE pairs (id int NOT NULL UNIQUE DEFERRABLE, n int)",
                "INSERT INTO pairs VALUES (1, 1), (2, 2)");
        api.create("swapped", "SELECT id, n FROM pairs", "DIFFERENTIAL");
        database.execute("UPDATE pairs SET id = 3 - id");
        Refreshed.as("DIFFERENTIAL", api, "swapped");
        assertThat(database.number("SELECT n FROM swapped WHERE id = 1")).isEqualTo(2);
        api.drop("swapped");
        database.execute("DROP TABLE pairs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO items VALUES (1, 7, 'y'), (11, 7, 'y') ON CONFLICT (id) DO UPDATE SET n = EXCLUDED.n",
                "INSERT INTO items VALUES (1, 7, 'y') ON CONFLICT (id) DO UPDATE SET id = 50, n = items.n + 1",
                "INSERT INTO items VALUES (1, 7, 'y'), (11, 7, 'y') ON CONFLICT DO NOTHING",
                "INSERT INTO items SELECT i, 0, '' FROM generate_series(5, 15) AS i"
                        + " ON CONFLICT (id) DO UPDATE SET n = 0 WHERE items.n < 8",
            })
    void insertOnConflict(String statement) throws SQLException {
        isCaptured(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO items VALUES (1, 7, 'y'), (2, 7, 'y') ON CONFLICT DO NOTHING",
                "INSERT INTO items VALUES (1, 7, 'y') ON CONFLICT (id) DO UPDATE SET note = EXCLUDED.note",
                "INSERT INTO items VALUES (1, 7, 'y') ON CONFLICT (id) DO UPDATE SET n = 7 WHERE false",
                "DELETE FROM items WHERE false",
                "INSERT INTO items SELECT * FROM items WHERE false"
            })
    void statementsWithoutEffectLeaveNothing(String statement) throws SQLException {
        database.execute(statement);
        assertThat(new Buffer(database, "items").rows()).isZero();
        Refreshed.as("NO_DATA", api, "rows_of", "sum_of");
    }

    @Test
    void merge() throws SQLException {
        isCaptured("""
                MERGE INTO items AS t USING (SELECT i AS id, i * 10 AS n FROM generate_series(5, 15) AS i) AS s ON s.id = t.id
                WHEN MATCHED AND s.id = 5 THEN DELETE
                WHEN MATCHED AND s.id = 6 THEN DO NOTHING
                WHEN MATCHED THEN UPDATE SET n = s.n
                WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.n, 'merged')""");
        assertThat(database.number("SELECT count(*) FROM rows_of")).isEqualTo(14);
        isCaptured(
                "MERGE INTO items AS t USING items AS s ON s.id = t.id - 1 WHEN MATCHED THEN UPDATE SET id = t.id + 100");
    }

    @Test
    void copy() throws SQLException, IOException {
        long copied = database.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY items FROM STDIN (FORMAT csv)", new StringReader("11,1,a\n12,,b\n13,3,\n"));
        assertThat(copied).isEqualTo(3);
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sum_of");
        assertThat(database.number("SELECT count(*) FROM rows_of")).isEqualTo(13);
    }

    @Test
    void writesThroughAViewAndAFunction() throws SQLException {
        database.execute(
                "CREATE VIEW front AS SELECT id, n FROM items",
                "CREATE FUNCTION put(int) RETURNS void LANGUAGE sql AS 'INSERT INTO items VALUES ($1, $1)'");
        isCaptured("UPDATE front SET n = 9 WHERE id = 1", "SELECT put(21), put(22)", "DELETE FROM front WHERE id = 2");
        database.execute("DROP VIEW front", "DROP FUNCTION put");
    }

    /** Net effects over several statements: out and in again, there and back. */
    @Test
    void changesThatCancelOut() throws SQLException {
        isCaptured(
                "DELETE FROM items WHERE id = 1",
                "INSERT INTO items VALUES (1, 1, 'again')",
                "UPDATE items SET n = n + 1",
                "UPDATE items SET n = n - 1",
                "INSERT INTO items VALUES (30, 30)",
                "DELETE FROM items WHERE id = 30");
        assertThat(database.number("SELECT count(*) FROM rows_of")).isEqualTo(10);
    }

    private void isCaptured(String... statements) throws SQLException {
        database.execute(statements);
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sum_of");
        assertThat(database.number("SELECT count(*) FROM (TABLE rows_of EXCEPT ALL SELECT id, n FROM items) AS d"))
                .isZero();
    }
}
