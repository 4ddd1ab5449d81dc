package dev.pgstream.it.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Waiting for what was requested. */
@StreamTest
class WaitForIT {

    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";

    private final TestDatabase database;

    WaitForIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)", "INSERT INTO items VALUES (1)");
    }

    @AfterEach
    void drop() throws SQLException {
        database.execute("DELETE FROM pgstream.pgs_requests", "DROP TABLE IF EXISTS late");
        if (database.value("SELECT to_regclass('kept')") != null) {
            database.api().drop("kept");
        }
        database.execute("DROP TABLE items");
    }

    @Test
    void returnsAtOnceWhereNothingWasRequested() throws SQLException {
        database.api().create("kept", "SELECT id FROM items");
        new Requests(database).await("kept");
        new Requests(database).await("public.kept");
    }

    @Test
    void knowsNothingOfOtherTables() {
        SQLException error = Failure.of(() -> new Requests(database).await("nothing"));
        assertThat(error.getSQLState()).isEqualTo("42P01");
        assertThat(Failure.of(() -> new Requests(database).await("items")).getSQLState())
                .isEqualTo("42P01");
    }

    @Test
    @Tag(StreamTest.ATTACHED)
    void holdsNothingWhileItWaits() throws Exception {
        Requests requests = new Requests(database);
        requests.make("create_stream_table('kept', 'SELECT id FROM items')");
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> waiting = other.submit(() -> {
                requests.await("kept");
                return true;
            });
            while (database.number(WAITING) == 0) {
                assertThat(waiting.isDone()).isFalse();
                Thread.onSpinWait();
            }
            requests.serve();
            waiting.get(30, TimeUnit.SECONDS);
            assertThat(database.api().verify("kept")).isZero();
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    @Tag(StreamTest.ATTACHED)
    void givesUpAfterItsTimeout() throws SQLException {
        new Requests(database).make("create_stream_table('late', 'SELECT id FROM items')");
        SQLException error = Failure.of(() -> database.execute("CALL pgstream.wait_for('late', '50 ms')"));
        assertThat(error.getSQLState()).isEqualTo("57014");
        assertThat(error.getMessage()).contains("late", "pgstream worker");
    }

    @Test
    @Tag(StreamTest.ATTACHED)
    void refusesToWaitForItsOwnTransaction() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            session.execute("SELECT pgstream.create_stream_table('late', 'SELECT id FROM items')");
            SQLException error = Failure.of(() -> session.execute("CALL pgstream.wait_for('late')"));
            assertThat(error.getSQLState()).isEqualTo("25001");
            assertThat(error.getMessage()).contains("commit");
            connection.rollback();
        }
    }
}
