package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code pg_stream.cdc_trigger_mode = row}: one trigger call a row. */
@StreamTest
class RowModeIT {

    private final TestDatabase database;
    private final Api api;

    RowModeIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    private void create(String query) throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.cdc_trigger_mode = row");
            database.api(connection).create("rows_of", query, "DIFFERENTIAL");
        }
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("rows_of");
        database.execute("DROP TABLE items");
        assertThat(database.number("SELECT count(*) FROM pg_proc WHERE proname LIKE 'capture\\_%'"))
                .isZero();
    }

    @Test
    void firesForEachRowAndOnceForTruncate() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int, note text)");
        create("SELECT id, n FROM items");
        assertThat(database.value("SELECT string_agg((tgtype & 1)::text, ',' ORDER BY tgtype & 1) FROM pg_trigger"
                        + " WHERE tgrelid = 'items'::regclass AND tgenabled = 'A'"))
                .isEqualTo("0,1");
    }

    @Test
    void capturesLikeStatements() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int, note text)",
                "INSERT INTO items SELECT i, i FROM generate_series(1, 10) AS i");
        create("SELECT n % 3 AS m, count(*) AS c, sum(n) AS s FROM items GROUP BY n % 3");
        Buffer buffer = new Buffer(database, "items");
        database.execute("UPDATE items SET note = 'unused'", "UPDATE items SET n = n");
        assertThat(buffer.rows()).isZero();
        Refreshed.as("NO_DATA", api, "rows_of");
        database.execute(
                "UPDATE items SET n = n + 1 WHERE id < 4",
                "UPDATE items SET id = id + 100 WHERE id > 8",
                "INSERT INTO items VALUES (1, 7), (20, 7) ON CONFLICT (id) DO UPDATE SET n = EXCLUDED.n",
                "DELETE FROM items WHERE id = 5",
                "MERGE INTO items AS t USING (VALUES (2), (30)) AS s (id) ON s.id = t.id"
                        + " WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (s.id, 3)");
        assertThat(buffer.rows()).isPositive();
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        assertThat(buffer.rows()).isZero();
        database.execute("TRUNCATE items");
        Refreshed.as("FULL", api, "rows_of");
    }

    @Test
    void capturesPartitionsAndMovesBetweenThem() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int, n int) PARTITION BY LIST (id)",
                "CREATE TABLE items_1 PARTITION OF items FOR VALUES IN (1)",
                "CREATE TABLE items_2 PARTITION OF items FOR VALUES IN (2)",
                "INSERT INTO items VALUES (1, 1), (2, 2), (1, 3)");
        create("SELECT id, n FROM items");
        database.execute(
                "UPDATE items SET id = 3 - id",
                "INSERT INTO items_1 VALUES (1, 9)",
                "UPDATE items_2 SET n = n + 1",
                "DELETE FROM items WHERE n = 2");
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        database.execute(
                "CREATE TABLE items_3 PARTITION OF items FOR VALUES IN (3)", "INSERT INTO items VALUES (3, 3)");
        assertThat(api.refresh("rows_of")).isNotEqualTo("NO_DATA");
        assertThat(api.verify("rows_of")).isZero();
        database.execute("INSERT INTO items VALUES (3, 4)", "UPDATE items SET id = 1 WHERE n = 3");
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
    }

    @Test
    void widensToo() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY, n int, note text)");
        create("SELECT id, n FROM items");
        api.create("notes", "SELECT id, note FROM items", "DIFFERENTIAL");
        try {
            database.execute("INSERT INTO items VALUES (1, 1, 'one')", "UPDATE items SET note = 'two'");
            Refreshed.as("DIFFERENTIAL", api, "notes", "rows_of");
            assertThat(database.value("SELECT note FROM notes")).isEqualTo("two");
        } finally {
            api.drop("notes");
        }
    }
}
