package dev.pgstream.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A change row stays until every consumer has it, and a capture until its last consumer is gone. */
@StreamTest
class CleaningIT {

    private static final String OBJECTS = """
            SELECT (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'pgstream_changes')
                 + (SELECT count(*) FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 'pgstream_changes')
                 + (SELECT count(*) FROM pg_trigger WHERE tgrelid = 'items'::regclass)
                 + (SELECT count(*) FROM pgstream.pgs_change_buffers)""";

    private final TestDatabase database;
    private final Api api;
    private final Buffer buffer;

    CleaningIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.buffer = new Buffer(database, "items");
    }

    @BeforeEach
    void create() throws SQLException {
        for (String name : new String[] {"fast", "slow"}) {
            if (database.value("SELECT to_regclass('" + name + "')") != null) {
                api.drop(name);
            }
        }
        database.execute(
                "DROP TABLE IF EXISTS items",
                "CREATE TABLE items (id int PRIMARY KEY, n int)",
                "INSERT INTO items SELECT i, i FROM generate_series(1, 10) AS i");
    }

    private void createBoth() throws SQLException {
        api.create("fast", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.create("slow", "SELECT count(*) AS c, sum(n) AS s FROM items", "DIFFERENTIAL");
    }

    @Test
    void rowsWaitForTheSlowerConsumer() throws SQLException {
        createBoth();
        assertThat(buffer.rows()).isZero();
        database.execute("UPDATE items SET n = 0 WHERE id < 4");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.rows()).isEqualTo(6);
        database.execute("DELETE FROM items WHERE id = 1");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.rows()).isEqualTo(7);
        Refreshed.as("DIFFERENTIAL", api, "slow");
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void rowsThatOnlyTheSlowerOneHasSeenWaitForTheFasterOne() throws SQLException {
        createBoth();
        database.execute("INSERT INTO items VALUES (11, 1)");
        Refreshed.as("DIFFERENTIAL", api, "slow");
        database.execute("INSERT INTO items VALUES (12, 1)");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.rows()).isEqualTo(1);
        Refreshed.as("DIFFERENTIAL", api, "slow");
        assertThat(buffer.rows()).isZero();
    }

    /** Autovacuum comes once a minute at most; until then what was deleted would be read by each refresh. */
    @Test
    @Tag(StreamTest.ATTACHED)
    void pagesOfDeletedRowsDoNotPileUp() throws SQLException {
        database.execute("INSERT INTO items SELECT i, i FROM generate_series(11, 1000) AS i");
        api.create("fast", "SELECT id, n FROM items", "DIFFERENTIAL");
        try (Connection connection = database.connect()) {
            Attached attached = new Attached(connection);
            for (int i = 0; i < 40; i++) {
                database.execute("UPDATE items SET n = n + 1");
                assertThat(attached.refresh("fast").action()).isEqualTo(RefreshAction.DIFFERENTIAL);
                assertThat(api.verify("fast")).isZero();
            }
        }
        assertThat(buffer.bytes()).isLessThan(2 << 20);
    }

    @Test
    void aDroppedConsumerIsNotWaitedFor() throws SQLException {
        createBoth();
        database.execute("INSERT INTO items VALUES (11, 1)");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        api.drop("slow");
        database.execute("INSERT INTO items VALUES (12, 1)");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void aConsumerThatIsNotFilledYetIsNotWaitedFor() throws SQLException {
        api.create("fast", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.create("slow", "SELECT count(*) AS c FROM items", "1m", "DIFFERENTIAL", false);
        database.execute("INSERT INTO items VALUES (11, 1)");
        Refreshed.as("DIFFERENTIAL", api, "fast");
        assertThat(buffer.rows()).isZero();
        Refreshed.as("FULL", api, "slow");
    }

    @Test
    void rowsOfRunningTransactionsStay() throws SQLException {
        createBoth();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new Session(connection).execute("INSERT INTO items VALUES (11, 1)");
            database.execute("INSERT INTO items VALUES (12, 1)");
            Refreshed.as("DIFFERENTIAL", api, "fast", "slow");
            connection.commit();
        }
        assertThat(buffer.rows()).isEqualTo(1);
        Refreshed.as("DIFFERENTIAL", api, "fast", "slow");
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void theLastConsumerTakesTheCaptureAlong() throws SQLException {
        assertThat(database.number(OBJECTS)).isZero();
        createBoth();
        String table = buffer.table();
        database.execute("INSERT INTO items VALUES (11, 1)");
        api.drop("fast");
        assertThat(buffer.table()).isEqualTo(table);
        assertThat(buffer.triggers()).isEqualTo(4);
        Refreshed.as("DIFFERENTIAL", api, "slow");
        api.drop("slow");
        assertThat(database.number(OBJECTS)).isZero();
        database.execute("INSERT INTO items VALUES (12, 1)", "TRUNCATE items");
    }

    @Test
    void aConsumerThatTurnsFullTakesTheCaptureAlong() throws SQLException {
        api.create("fast", "SELECT id, n FROM items", "DIFFERENTIAL");
        api.alter("fast", null, null, "FULL", null);
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_change_buffers"))
                .isZero();
        database.execute("INSERT INTO items VALUES (11, 1)");
        Refreshed.as("FULL", api, "fast");
    }
}
