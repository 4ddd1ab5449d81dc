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

/** Changes that slow stream tables still await are put out of the way of the fast ones, and nobody misses any. */
@StreamTest
class BacklogIT {

    private static final int MANY = 6000;
    private static final String SUMS = "SELECT n % 7 AS g, count(*) AS c, sum(n) AS s FROM items GROUP BY n % 7";

    private final TestDatabase database;
    private final Api api;
    private final Buffer buffer;

    BacklogIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.buffer = new Buffer(database, "items");
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int, more text)",
                "INSERT INTO items SELECT i, i FROM generate_series(1, 100) AS i");
        api.create("fast", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.create("slow", SUMS, "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        for (String name : new String[] {"late", "slow", "fast"}) {
            if (database.value("SELECT to_regclass('" + name + "')") != null) {
                api.drop(name);
            }
        }
        database.execute("DROP TABLE IF EXISTS items, kinds");
    }

    private void insertMany(int from) throws SQLException {
        database.execute(
                "INSERT INTO items SELECT i, i FROM generate_series(" + from + ", " + (from + MANY - 1) + ") i");
    }

    /** Two refreshes of the fast one: the second passes over what the first has read. */
    private void moveMany() throws SQLException {
        insertMany(1000);
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.backlog()).isZero();
        database.execute("DELETE FROM items WHERE id = 1000");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.backlog()).isEqualTo(MANY + 1);
        assertThat(buffer.rows()).isEqualTo(MANY + 1);
    }

    private boolean marked() throws SQLException {
        return database.number("SELECT count(*) FROM pgstream.pgs_change_buffers WHERE backlog IS NOT NULL") > 0;
    }

    @Test
    void theSlowOneReadsBothAndThenThereIsNone() throws SQLException {
        moveMany();
        database.execute("UPDATE items SET n = n + 1 WHERE id < 1010");
        Refreshed.as("DIFFERENTIAL", api, "slow");
        assertThat(buffer.backlog()).isZero();
        assertThat(marked()).isFalse();
        Refreshed.as("NO_DATA", api, "slow");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void changesThatAreAllInTheBacklogAreFound() throws SQLException {
        moveMany();
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_pending((SELECT array_agg(pgs_id)"
                        + " FROM pgstream.pgs_stream_tables)) p JOIN pgstream.pgs_stream_tables s ON s.pgs_id = p"
                        + " WHERE s.relid = 'slow'::regclass"))
                .isEqualTo(1);
        Refreshed.as("NO_DATA", api, "fast");
        Refreshed.as("DIFFERENTIAL", api, "slow");
        assertThat(api.explain("slow")).contains("with the backlog of items");
    }

    @Test
    void aDroppedConsumerLeavesNoBacklog() throws SQLException {
        moveMany();
        api.drop("slow");
        database.execute("DELETE FROM items WHERE id = 1001");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.rows()).isZero();
        assertThat(marked()).isFalse();
    }

    @Test
    void aFullRefreshNeedsNoBacklog() throws SQLException {
        moveMany();
        database.execute("TRUNCATE items", "INSERT INTO items VALUES (1, 1)");
        Refreshed.as("FULL", api, "slow", "fast");
        assertThat(buffer.rows()).isZero();
        assertThat(marked()).isFalse();
    }

    @Test
    void aTruncateIsNotLostInTheBacklog() throws SQLException {
        insertMany(1000);
        Refreshed.as("DIFFERENTIAL", api, "fast");
        database.execute("TRUNCATE items", "INSERT INTO items VALUES (1, 1)");
        Refreshed.as("FULL", api, "fast");
        assertThat(buffer.backlog()).isEqualTo(MANY + 2);
        Refreshed.as("FULL", api, "slow");
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void eachOfThreePacesFindsWhatIsNewToIt() throws SQLException {
        api.create("late", "SELECT max(n) AS top, min(n) AS bottom FROM items", "DIFFERENTIAL");
        moveMany();
        Refreshed.as("DIFFERENTIAL", api, "slow");
        assertThat(buffer.backlog()).isEqualTo(MANY + 1);
        insertMany(10_000);
        Refreshed.as("DIFFERENTIAL", api, "fast");
        database.execute("UPDATE items SET n = -n WHERE id % 3 = 0");
        Refreshed.as("DIFFERENTIAL", api, "fast", "slow");
        database.execute("DELETE FROM items WHERE id % 5 = 0");
        Refreshed.as("DIFFERENTIAL", api, "slow", "late", "fast");
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void aWiderCaptureKeepsTheBacklog() throws SQLException {
        moveMany();
        api.create("late", "SELECT id, more FROM items", "DIFFERENTIAL");
        assertThat(buffer.backlog()).isEqualTo(MANY + 1);
        database.execute("UPDATE items SET more = 'x', n = 0 WHERE id < 1005", "ALTER TABLE items RENAME n TO m");
        Refreshed.as("FULL", api, "slow", "late", "fast");
        database.execute("ALTER TABLE items RENAME m TO n", "UPDATE items SET n = 3 WHERE id < 1008");
        Refreshed.as("FULL", api, "slow", "late", "fast");
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void onlyTheBacklogsThatAreNeededAreRead() throws SQLException {
        database.execute(
                "CREATE TABLE kinds (g int PRIMARY KEY, name text)",
                "INSERT INTO kinds SELECT i, 'kind ' || i FROM generate_series(0, 6) AS i");
        api.create("late", "SELECT i.id, k.name FROM items i JOIN kinds k ON k.g = i.n % 7", "DIFFERENTIAL");
        moveMany();
        database.execute("UPDATE kinds SET name = upper(name) WHERE g < 3");
        Refreshed.as("DIFFERENTIAL", api, "late");
        assertThat(database.value("SELECT string_agg(behind::oid[]::text, ' ') FROM pgstream.pgs_refresh_statements"
                        + " WHERE behind <> '{}'"))
                .isEqualTo("{" + database.value("SELECT 'items'::regclass::oid") + "}");
        database.execute("UPDATE kinds SET name = lower(name) WHERE g < 2", "DELETE FROM items WHERE id = 1007");
        Refreshed.as("DIFFERENTIAL", api, "late", "slow", "fast");
    }

    /** A snapshot from before the move finds the rows where they were. */
    @Test
    void aMoveHidesNothingFromOlderSnapshots() throws SQLException {
        insertMany(1000);
        Refreshed.as("DIFFERENTIAL", api, "fast");
        try (Connection connection = database.connect()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            assertThat(new Session(connection).number("SELECT count(*) FROM items"))
                    .isEqualTo(MANY + 100);
            database.execute("DELETE FROM items WHERE id = 1000");
            Refreshed.as("DIFFERENTIAL", api, "fast");
            assertThat(buffer.backlog()).isPositive();
            Refreshed.as("DIFFERENTIAL", database.api(connection), "slow");
            connection.commit();
        }
        Refreshed.as("DIFFERENTIAL", api, "slow");
        assertThat(buffer.backlog()).isZero();
    }

    /** What is moved in a transaction that has written itself is read by its later refreshes, and once. */
    @Test
    void movesWithinOneTransaction() throws SQLException {
        insertMany(1000);
        Refreshed.as("DIFFERENTIAL", api, "fast");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Api within = database.api(connection);
            new Session(connection).execute("UPDATE items SET n = 0 WHERE id <= 1005");
            Refreshed.as("DIFFERENTIAL", within, "fast");
            new Session(connection).execute("DELETE FROM items WHERE id = 1001");
            Refreshed.as("DIFFERENTIAL", within, "slow", "fast");
            Refreshed.as("NO_DATA", within, "slow", "fast");
            connection.commit();
        }
        Refreshed.as("NO_DATA", api, "slow", "fast");
        database.execute("DELETE FROM items WHERE id = 1002");
        Refreshed.as("DIFFERENTIAL", api, "slow", "fast");
        assertThat(buffer.rows()).isZero();
    }
}
