package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code pg_stream.differential_max_change_ratio}: how much may change of a source before AUTO recomputes. */
@StreamTest
class ChangeRatioIT {

    private final TestDatabase database;
    private final Api api;

    ChangeRatioIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int) WITH (autovacuum_enabled = off)",
                "INSERT INTO items SELECT i, i FROM generate_series(1, 100) AS i",
                "ANALYZE items");
        api.create("auto", "SELECT id, n FROM items", "AUTO");
        api.create("pinned", "SELECT id, n FROM items", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("auto");
        api.drop("pinned");
        database.execute("DROP TABLE items");
    }

    private void insert(int from, int to) throws SQLException {
        database.execute("INSERT INTO items SELECT i, i FROM generate_series(" + from + ", " + to + ") AS i");
    }

    @Test
    void aTenthByDefault() throws SQLException {
        insert(101, 110);
        Refreshed.as("DIFFERENTIAL", api, "auto");
        insert(111, 121);
        Refreshed.as("FULL", api, "auto");
        assertThat(database.value("SELECT reason FROM pgstream.pgs_refresh_history ORDER BY refresh_id DESC LIMIT 1"))
                .contains("11", "0.1", "100");
        Refreshed.as("DIFFERENTIAL", api, "pinned");
    }

    /** The setting is a share of rows: a row that is updated is one row, although it leaves two change rows. */
    @Test
    void anUpdatedRowIsOneRow() throws SQLException {
        database.execute("UPDATE items SET n = n + 1 WHERE id <= 9");
        Refreshed.as("DIFFERENTIAL", api, "auto");
    }

    @Test
    void moreOrLessIfSet() throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            Api here = database.api(connection);
            session.execute("SET pg_stream.differential_max_change_ratio = '1.5'");
            insert(101, 150);
            Refreshed.as("DIFFERENTIAL", here, "auto");
            session.execute("SET pg_stream.differential_max_change_ratio = 0");
            insert(151, 151);
            Refreshed.as("FULL", here, "auto");
            Refreshed.as("DIFFERENTIAL", here, "pinned");
            Refreshed.as("NO_DATA", here, "auto", "pinned");
        }
    }
}
