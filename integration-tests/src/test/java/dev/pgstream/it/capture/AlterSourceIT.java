package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a source is captured can be changed while it is in use. */
@StreamTest
class AlterSourceIT {

    private final TestDatabase database;
    private final Api api;
    private final Buffer buffer;

    AlterSourceIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.buffer = new Buffer(database, "items");
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, n int, note text)",
                "INSERT INTO items SELECT i, i FROM generate_series(1, 20) AS i");
        api.create("rows_of", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.create("sums", "SELECT n % 3 AS m, count(*) AS c FROM items GROUP BY n % 3", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("rows_of");
        api.drop("sums");
        database.execute("DROP TABLE items");
        assertThat(database.number("SELECT count(*) FROM pg_proc WHERE proname LIKE 'capture\\_%'"))
                .isZero();
    }

    private void write(int round) throws SQLException {
        database.execute(
                "INSERT INTO items VALUES (" + (100 + round) + ", " + round + ")",
                "UPDATE items SET n = n + 1 WHERE id % 4 = " + round % 4,
                "DELETE FROM items WHERE id = " + round);
    }

    private String persistence() throws SQLException {
        return String.valueOf(
                database.value("SELECT string_agg(relpersistence, '' ORDER BY oid) FROM pg_class WHERE oid IN ('"
                        + buffer.table() + "'::regclass, '" + buffer.table() + "_backlog'::regclass)"));
    }

    private void refuses(String state, String source, String mode) {
        assertThatThrownBy(() -> api.alterSource(source, mode, null))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    @Test
    void theTriggersChangeAndThePendingChangesStay() throws SQLException {
        write(1);
        long pending = buffer.rows();
        api.alterSource("items", "row", null);
        assertThat(buffer.rows()).isEqualTo(pending);
        assertThat(buffer.triggers()).isEqualTo(2);
        write(2);
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        write(3);
        api.alterSource("items", "Statement", null);
        assertThat(buffer.triggers()).isEqualTo(4);
        write(4);
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sums");
        Refreshed.as("NO_DATA", api, "rows_of", "sums");
        database.execute("TRUNCATE items");
        Refreshed.as("FULL", api, "rows_of", "sums");
    }

    @Test
    void theBufferChangesAndThePendingChangesStay() throws SQLException {
        write(1);
        long pending = buffer.rows();
        api.alterSource("items", null, true);
        assertThat(persistence()).isEqualTo("uu");
        assertThat(buffer.rows()).isEqualTo(pending);
        write(2);
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        write(3);
        api.alterSource("items", null, false);
        assertThat(persistence()).isEqualTo("pp");
        assertThat(database.value("SELECT unlogged FROM pgstream.pgs_change_buffers"))
                .isEqualTo("f");
        write(4);
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sums");
        Refreshed.as("NO_DATA", api, "rows_of", "sums");
    }

    /** The rows are the transaction's own, before and after. */
    @Test
    void insideATransactionThatWrites() throws SQLException {
        database.connection().setAutoCommit(false);
        write(1);
        api.alterSource("items", "row", true);
        write(2);
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        api.alterSource("items", "statement", false);
        write(3);
        Refreshed.as("DIFFERENTIAL", api, "rows_of");
        database.connection().setAutoCommit(true);
        Refreshed.as("NO_DATA", api, "rows_of");
        Refreshed.as("DIFFERENTIAL", api, "sums");
    }

    @Test
    void whatIsRolledBackIsAsBefore() throws SQLException {
        database.connection().setAutoCommit(false);
        api.alterSource("items", "row", true);
        write(1);
        database.connection().rollback();
        database.connection().setAutoCommit(true);
        write(2);
        assertThat(persistence()).isEqualTo("pp");
        assertThat(buffer.triggers()).isEqualTo(4);
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sums");
    }

    /** It does not see the rows that were written anew, and must not take them for consumed. */
    @Test
    void aRefreshOnAnOlderSnapshotFails() throws SQLException {
        write(1);
        try (Connection connection = database.connect()) {
            Session older = new Session(connection);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            older.execute("SELECT count(*) FROM sums");
            api.alterSource("items", null, true);
            write(2);
            assertThatThrownBy(() -> database.api(connection).refresh("sums"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("40001"));
            connection.rollback();
        }
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sums");
    }

    /** What makes the loss known must not be gone before it was told to those who read the buffer. */
    @Test
    void aLossIsNotForgotten() throws SQLException {
        api.alterSource("items", null, true);
        write(1);
        database.execute("TRUNCATE " + buffer.table(), "TRUNCATE pgstream.pgs_crash_sentinel");
        api.alterSource("items", null, false);
        Refreshed.as("FULL", api, "rows_of", "sums");
        database.execute("ALTER TABLE items DISABLE TRIGGER ALL");
        write(2);
        database.execute("ALTER TABLE items ENABLE TRIGGER ALL");
        api.alterSource("items", "row", null);
        Refreshed.as("FULL", api, "rows_of", "sums");
        write(3);
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sums");
    }

    @Test
    void widensAsItIsNow() throws SQLException {
        api.alterSource("items", "row", true);
        api.create("notes", "SELECT id, note FROM items", "DIFFERENTIAL");
        database.execute("UPDATE items SET note = 'x' WHERE id < 5");
        Refreshed.as("DIFFERENTIAL", api, "notes", "rows_of");
        api.drop("notes");
        write(1);
        assertThat(buffer.triggers()).isEqualTo(2);
        Refreshed.as("DIFFERENTIAL", api, "rows_of", "sums");
    }

    @Test
    void whatIsNotPossibleIsRefused() throws SQLException {
        refuses("22023", "items", "column");
        refuses("42P01", "nowhere", "row");
        database.execute("CREATE TABLE other (id int)");
        refuses("55000", "other", "row");
        database.execute("DROP TABLE other");
        database.connection().setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        refuses("25001", "items", "row");
        database.connection().setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    @Test
    void partitions() throws SQLException {
        database.execute(
                "CREATE TABLE parts (id int, n int) PARTITION BY LIST (id)",
                "CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1)",
                "CREATE TABLE parts_2 PARTITION OF parts FOR VALUES IN (2)");
        api.create("parted", "SELECT id, n FROM parts", "DIFFERENTIAL");
        for (String mode : new String[] {"row", "statement"}) {
            database.execute("INSERT INTO parts VALUES (1, 1)", "INSERT INTO parts_2 VALUES (2, 2)");
            api.alterSource("parts", mode, mode.equals("row"));
            database.execute("UPDATE parts SET id = 3 - id", "DELETE FROM parts_1 WHERE n = 1");
            Refreshed.as("DIFFERENTIAL", api, "parted");
        }
        api.drop("parted");
        database.execute("DROP TABLE parts");
    }

    @Test
    void aStreamTableThatAnotherOneReads() throws SQLException {
        api.create("above", "SELECT m FROM sums WHERE c > 3", "DIFFERENTIAL");
        write(1);
        Refreshed.as("DIFFERENTIAL", api, "sums");
        api.alterSource("sums", "row", true);
        write(2);
        Refreshed.as("DIFFERENTIAL", api, "sums", "above");
        api.drop("above");
    }
}
