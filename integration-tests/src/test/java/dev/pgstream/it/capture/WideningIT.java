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

/** A stream table that needs more of a source than what is captured so far. */
@StreamTest
class WideningIT {

    private static final String WIDER = "SELECT id, b, c FROM wide";

    private final TestDatabase database;
    private final Api api;
    private final Buffer buffer;

    WideningIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
        this.buffer = new Buffer(database, "wide");
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE wide (id int PRIMARY KEY, a int, b text, c numeric, d int)",
                "INSERT INTO wide SELECT i, i, 'b' || i, i, i FROM generate_series(1, 10) AS i");
        api.create("first", "SELECT id, a FROM wide", "DIFFERENTIAL");
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("second");
        api.drop("first");
        database.execute("DROP TABLE wide");
    }

    @Test
    void addsColumnsAndLeavesTheOldConsumerAlone() throws SQLException {
        database.execute("UPDATE wide SET a = a + 1 WHERE id <= 2", "INSERT INTO wide VALUES (11, 11, 'b', 1, 1)");
        String frontier = database.value("SELECT frontier::text FROM pgstream.stream_tables_info");
        long pending = buffer.rows();
        api.create("second", WIDER, "DIFFERENTIAL");
        assertThat(buffer.columns()).containsExactly("id", "a", "b", "c");
        assertThat(buffer.stored()).containsExactly("id", "a", "b", "c");
        assertThat(buffer.rows()).isEqualTo(pending);
        assertThat(buffer.triggers()).isEqualTo(4);
        assertThat(database.value("SELECT frontier::text FROM pgstream.stream_tables_info WHERE table_name = 'first'"))
                .isEqualTo(frontier);
        Refreshed.as("DIFFERENTIAL", api, "first");
        Refreshed.as("NO_DATA", api, "second");
        database.execute("UPDATE wide SET b = 'new', c = 7 WHERE id = 3", "DELETE FROM wide WHERE id = 4");
        Refreshed.as("DIFFERENTIAL", api, "first", "second");
        assertThat(database.value("SELECT b || c FROM second WHERE id = 3")).isEqualTo("new7");
    }

    /** A change of what only the other one uses cancels itself out. */
    @Test
    void changesThatConcernOnlyOneAreHarmlessToTheOther() throws SQLException {
        api.create("second", WIDER, "DIFFERENTIAL");
        database.execute("UPDATE wide SET b = 'only second'", "UPDATE wide SET d = 0");
        assertThat(buffer.rows()).isEqualTo(20);
        Refreshed.as("DIFFERENTIAL", api, "second");
        assertThat(api.refresh("first")).isNotEqualTo("FULL");
        assertThat(api.verify("first")).isZero();
        assertThat(buffer.rows()).isZero();
    }

    @Test
    void theSameTransactionMayWriteBeforeAndAfter() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            session.execute("UPDATE wide SET b = 'before', a = 100 WHERE id = 1");
            database.api(connection).create("second", WIDER, "DIFFERENTIAL");
            session.execute("UPDATE wide SET b = 'after', a = 200 WHERE id = 1");
            connection.commit();
        }
        Refreshed.as("DIFFERENTIAL", api, "first", "second");
        assertThat(database.value("SELECT b FROM second WHERE id = 1")).isEqualTo("after");
    }

    /** The mode is for new captures; this one keeps its triggers, and they must learn of the new columns. */
    @Test
    void anotherTriggerModeMeanwhileWidensTheTriggersThatThereAre() throws SQLException {
        try (Connection connection = database.connect()) {
            new Session(connection).execute("SET pg_stream.cdc_trigger_mode = row");
            database.api(connection).create("second", WIDER, "DIFFERENTIAL");
        }
        database.execute("INSERT INTO wide VALUES (12, 12, 'twelve', 12, 12)", "UPDATE wide SET b = 'x' WHERE id = 1");
        Refreshed.as("DIFFERENTIAL", api, "second", "first");
        assertThat(database.value("SELECT b FROM second WHERE id = 12")).isEqualTo("twelve");
    }
}
