package dev.pgstream.it.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.StreamTest;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The procedure that pg_cron calls. */
@StreamTest
@Tag(StreamTest.IN_DATABASE)
class TickIT {

    private static final String TICK = "CALL pgstream.tick()";

    private final TestDatabase database;
    private final Api api;

    TickIT(TestDatabase database) {
        this.database = database;
        this.api = database.api();
    }

    @BeforeEach
    void create() throws SQLException {
        database.execute(
                "CREATE TABLE items (id int PRIMARY KEY, k int, n int)",
                "INSERT INTO items VALUES (1, 1, 10), (2, 2, 20)");
        api.create("counted", "SELECT k, count(*) AS c FROM items GROUP BY k", "1ms", "DIFFERENTIAL", true);
        api.create("summed", "SELECT k, sum(n) AS s FROM items GROUP BY k", "1ms", "DIFFERENTIAL", true);
        api.create("joined", "SELECT k, c, s FROM counted JOIN summed USING (k)", "1ms", "DIFFERENTIAL", true);
        api.create("yearly", "SELECT id FROM items", "@yearly", "DIFFERENTIAL", true);
        database.execute(TICK);
    }

    @AfterEach
    void drop() throws SQLException {
        api.drop("counted", true);
        api.drop("summed", true);
        api.drop("yearly");
        database.execute("DROP TABLE items", "DELETE FROM pgstream.pgs_ticks");
    }

    @Test
    void refreshesWhatIsDue() throws SQLException {
        database.execute("INSERT INTO items VALUES (3, 3, 30)", TICK);
        assertThat(api.verify("joined")).isZero();
        assertThat(api.verify("yearly")).isPositive();
        assertThat(database.rows("SELECT initiated_by, count(*), count(DISTINCT snapshot::text) FROM"
                        + " pgstream.pgs_refresh_history GROUP BY 1"))
                .containsExactly(List.of("tick", "3", "1"));
    }

    @Test
    void writesNothingWhereNothingIsDue() throws SQLException {
        api.alter("counted", null, "@yearly", null, null);
        api.alter("summed", null, "@yearly", null, null);
        api.alter("joined", null, "@yearly", null, null);
        database.execute(TICK);
        String noted = database.value("SELECT xmin || ' ' || last_tick FROM pgstream.pgs_ticks");
        database.execute(TICK);
        assertThat(database.value("SELECT xmin || ' ' || last_tick FROM pgstream.pgs_ticks"))
                .isEqualTo(noted);
    }

    @Test
    void leavesNothingInTheBuffers() throws SQLException {
        for (int i = 3; i < 6; i++) {
            database.execute("INSERT INTO items VALUES (" + i + ", 1, 1)", TICK);
        }
        for (String source : List.of("counted", "summed")) {
            long buffer = database.number("SELECT buffer_id FROM pgstream.pgs_change_buffers WHERE source_relid = '"
                    + source + "'::regclass");
            assertThat(database.number("SELECT count(*) FROM pgstream_changes.changes_" + buffer))
                    .isZero();
        }
    }

    @Test
    void followsWhatWasAlteredBelowAGroup() throws SQLException {
        database.execute(
                "ALTER TABLE items RENAME COLUMN n TO amount", "INSERT INTO items VALUES (3, 3, 30)", TICK, TICK);
        assertThat(api.verify("joined")).isZero();
        assertThat(api.verify("summed")).isZero();
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE error IS NOT NULL"))
                .isZero();
    }

    @Test
    void needsItsOwnTransactions() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> new Session(connection).execute(TICK))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("2D000"));
            connection.rollback();
        }
    }

    @Test
    void leavesTheWorkToAWorkerThatLeads() throws SQLException {
        database.execute("INSERT INTO items VALUES (3, 3, 30)");
        try (Connection worker = database.connect()) {
            worker.setAutoCommit(false);
            new Session(worker).execute("SELECT pg_advisory_xact_lock(hashtextextended('pg_stream leader', 0))");
            database.execute(TICK);
            assertThat(api.verify("counted")).isPositive();
            worker.rollback();
        }
        database.execute("INSERT INTO pgstream.pgs_drain DEFAULT VALUES", TICK);
        assertThat(api.verify("counted")).isPositive();
        database.execute("DELETE FROM pgstream.pgs_drain", TICK);
        assertThat(api.verify("counted")).isZero();
        assertThat(api.verify("joined")).isZero();
    }

    @Test
    void runsBesideAnother() throws SQLException {
        database.execute("INSERT INTO items VALUES (3, 3, 30)");
        try (Connection other = database.connect()) {
            other.setAutoCommit(false);
            database.api(other).refresh("summed");
            database.execute(TICK);
            assertThat(api.verify("counted")).isPositive();
            other.rollback();
        }
        database.execute(TICK);
        assertThat(api.verify("joined")).isZero();
    }
}
