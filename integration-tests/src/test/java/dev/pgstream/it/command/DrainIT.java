package dev.pgstream.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Draining the workers of a database. */
@StreamTest
class DrainIT {

    /** What a worker that leads holds. */
    private static final String LEAD = "SELECT pg_advisory_xact_lock(hashtextextended('pg_stream leader', 0))";

    private final TestDatabase database;

    DrainIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute("CREATE TABLE items (id int PRIMARY KEY)");
        database.api().create("kept", "SELECT id FROM items");
    }

    @AfterEach
    void drop() throws SQLException {
        CommandLineRun.of(database, "drain", "--end");
        database.api().drop("kept");
        database.execute("DROP TABLE items");
    }

    @Test
    void isDoneAtOnceWhereNothingRuns() throws SQLException {
        CommandLineRun run = CommandLineRun.of(database, "drain");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains(database.name(), "drain --end");
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_drain")).isEqualTo(1);
        assertThat(CommandLineRun.of(database, "drain").exitCode()).isZero();
        assertThat(CommandLineRun.of(database, "drain", "--end").out()).contains("refresh again");
        assertThat(CommandLineRun.of(database, "drain", "--end").out()).contains("not drained");
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_drain")).isZero();
    }

    @Test
    void waitsForARefreshThatRuns() throws SQLException {
        database.execute("INSERT INTO items VALUES (1)");
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            database.api(other).refresh("kept");
            CommandLineRun run = CommandLineRun.of(database, "drain", "--timeout", "0");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("still running");
            other.commit();
        }
        assertThat(CommandLineRun.of(database, "drain").exitCode()).isZero();
    }

    @Test
    void waitsForTheWorkerThatLeads() throws SQLException {
        try (Connection leader = database.connect()) {
            leader.setAutoCommit(false);
            new Session(leader).execute(LEAD);
            assertThat(CommandLineRun.of(database, "drain", "--timeout", "0").exitCode())
                    .isEqualTo(1);
            database.execute("UPDATE pgstream.pgs_drain SET drained_at = now()");
            assertThat(CommandLineRun.of(database, "drain", "--timeout", "0").exitCode())
                    .isZero();
        }
    }
}
