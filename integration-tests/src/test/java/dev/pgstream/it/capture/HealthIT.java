package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures that somebody tampered with are noticed, mended and made up for by a full refresh. */
@StreamTest
class HealthIT {

    private static final String REASON =
            "SELECT reason FROM pgstream.pgs_refresh_history ORDER BY refresh_id DESC LIMIT 1";

    private final TestDatabase database;
    private final Api api;
    private final Buffer buffer;

    HealthIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.buffer = new Buffer(database, "items");
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int, n int) PARTITION BY LIST (id)",
                "CREATE TABLE items_1 PARTITION OF items FOR VALUES IN (1)",
                "INSERT INTO items VALUES (1, 1)");
        api.create("rows_of", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.create("sum_of", "SELECT sum(n) AS s FROM items", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("rows_of");
        api.drop("sum_of");
        database.execute("DROP TABLE IF EXISTS items, items_1, items_2");
    }

    private void tamper(String statement) throws SQLException {
        database.execute(statement.replace("%", "capture_" + buffer.id() + "_"));
    }

    private void isNoticedByAllAndMended() throws SQLException {
        database.execute("INSERT INTO items VALUES (1, 10)");
        Refreshed.as("FULL", api, "rows_of");
        assertThat(database.value(REASON)).contains("trigger");
        Refreshed.as("FULL", api, "sum_of");
        assertThat(database.value(REASON)).contains("trigger");
        database.execute("INSERT INTO items VALUES (1, 20)", "UPDATE items_1 SET n = n + 1");
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sum_of");
        Refreshed.as("NO_DATA", api, "rows_of", "sum_of");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE items DISABLE TRIGGER pgs_%insert",
                "ALTER TABLE items DISABLE TRIGGER USER",
                "ALTER TABLE items ENABLE TRIGGER pgs_%insert",
                "ALTER TABLE items ENABLE REPLICA TRIGGER pgs_%update",
                "ALTER TABLE items_1 DISABLE TRIGGER ALL",
                "DROP TRIGGER pgs_%insert ON items",
                "DROP TRIGGER pgs_%truncate ON items_1",
                "DROP FUNCTION pgstream_changes.%insert() CASCADE"
            })
    void disabledAndDroppedTriggers(String statement) throws SQLException {
        tamper(statement);
        isNoticedByAllAndMended();
    }

    @Test
    void allTriggersGone() throws SQLException {
        for (String event : new String[] {"insert", "update", "delete", "truncate"}) {
            tamper("DROP TRIGGER pgs_%" + event + " ON items");
        }
        isNoticedByAllAndMended();
        assertThat(buffer.triggers()).isEqualTo(8);
    }

    @Test
    void aPartitionAttachedWithRows() throws SQLException {
        database.execute(
                "CREATE TABLE items_2 (id int, n int)",
                "INSERT INTO items_2 VALUES (2, 2)",
                "ALTER TABLE items ATTACH PARTITION items_2 FOR VALUES IN (2)");
        isNoticedByAllAndMended();
        assertThat(buffer.triggers()).isEqualTo(12);
        database.execute("INSERT INTO items_2 VALUES (2, 3)");
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sum_of");
    }
}
