package dev.pgstream.it.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refresh that meets another one of the same stream table. */
@StreamTest
class BusyIT {

    private static final String WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private final TestDatabase database;

    BusyIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)", "INSERT INTO items VALUES (1)");
        database.api().create("busy", "SELECT id FROM items", "DIFFERENTIAL");
        database.execute("INSERT INTO items VALUES (2)");
    }

    @AfterEach
    void drop() throws SQLException {
        assertThat(database.api().verify("busy")).isZero();
        database.api().drop("busy");
        database.execute("DROP TABLE items");
    }

    @Test
    void waitsNoLongerThanLockTimeout() throws SQLException {
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            first.setAutoCommit(false);
            assertThat(database.api(first).refresh("busy")).isEqualTo("DIFFERENTIAL");
            new Session(second).execute("SET lock_timeout = '50ms'");
            Refusal refusal = new Refusal(database);
            refusal.of(() -> database.api(second).refresh("busy"), "55P03", "busy", "another refresh", "lock_timeout");
            refusal.of(() -> database.api(second).drop("busy"), "55P03", "busy", "lock_timeout");
            refusal.of(
                    () -> database.api(second).alter("busy", "SELECT id, id AS same FROM items", null, null, null),
                    "55P03",
                    "busy",
                    "lock_timeout");
            first.commit();
            assertThat(database.api(second).refresh("busy")).isEqualTo("NO_DATA");
        }
    }

    /** What the refresh asks about the source's definition waits first, within a function of the server's. */
    @Test
    void aLockedSourceIsToldAsSuch() throws SQLException {
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            first.setAutoCommit(false);
            new Session(first).execute("LOCK TABLE items IN ACCESS EXCLUSIVE MODE");
            new Session(second).execute("SET lock_timeout = '50ms'");
            Refusal refusal = new Refusal(database);
            refusal.of(() -> database.api(second).refresh("busy"), "55P03", "lock timeout");
            first.rollback();
            assertThat(database.api(second).refresh("busy")).isEqualTo("DIFFERENTIAL");
        }
    }

    @Test
    void waitsAndThenFindsTheWorkDone() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            first.setAutoCommit(false);
            assertThat(database.api(first).refresh("busy")).isEqualTo("DIFFERENTIAL");
            Future<String> action = other.submit(() -> database.api(second).refresh("busy"));
            while (database.number(WAITING) == 0) {
                assertThat(action.isDone()).isFalse();
                Thread.onSpinWait();
            }
            first.commit();
            assertThat(action.get()).isEqualTo("NO_DATA");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void waitsAndThenDoesWhatWasRolledBack() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Connection first = database.connect();
                Connection second = database.connect()) {
            first.setAutoCommit(false);
            assertThat(database.api(first).refresh("busy")).isEqualTo("DIFFERENTIAL");
            Future<String> action = other.submit(() -> database.api(second).refresh("busy"));
            while (database.number(WAITING) == 0) {
                assertThat(action.isDone()).isFalse();
                Thread.onSpinWait();
            }
            first.rollback();
            assertThat(action.get()).isEqualTo("DIFFERENTIAL");
        } finally {
            other.shutdownNow();
        }
    }
}
