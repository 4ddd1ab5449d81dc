package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One of several workers leads, and another takes over. */
class LeadershipIT extends JobTest {

    private static final String TERMINATE = "SELECT count(pg_terminate_backend(pid)) > 0 FROM pg_stat_activity"
            + " WHERE application_name = 'pgstream worker' AND datname = current_database()";

    private int row;

    LeadershipIT(TestDatabase database) {
        super(database);
    }

    @BeforeEach
    void createSums() throws SQLException {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "100ms", "SELECT count(*) AS n FROM t");
    }

    /** A change, which whoever leads must bring to the stream table. */
    private void awaitWork() throws SQLException {
        execute("INSERT INTO t VALUES (" + ++row + ", 1)");
        await("SELECT n FROM sums", Integer.toString(row));
    }

    private RunningWorker standBy() {
        RunningWorker standby = work();
        Eventually.until("the second one stands by", () -> standby.journal().contains("standing by"));
        return standby;
    }

    @Test
    void aStandbyTakesOverFromALeaderThatWasKilled() throws Exception {
        WorkerProcess leader = closed(WorkerProcess.start("--url", database.url()));
        awaitWork();
        RunningWorker standby = standBy();
        awaitWork();
        assertThat(standby.journal()).doesNotContain("leading");
        leader.kill();
        awaitWork();
        assertThat(standby.journal()).contains("leading");
    }

    @Test
    void aStandbyTakesOverFromALeaderThatEnds() throws Exception {
        RunningWorker leader = RunningWorker.on(database.url());
        awaitWork();
        standBy();
        leader.close();
        awaitWork();
    }

    @Test
    void terminatedBackendsAreReplaced() throws Exception {
        work();
        for (int i = 0; i < 3; i++) {
            awaitWork();
            assertThat(database.value(TERMINATE)).isEqualTo("t");
        }
        awaitWork();
    }

    @Test
    void leadingHoldsNeitherASnapshotNorATable() throws Exception {
        work();
        awaitWork();
        String leader = "FROM pg_stat_activity a JOIN pg_locks l USING (pid) WHERE a.state = 'idle in transaction'"
                + " AND a.application_name = 'pgstream worker' AND a.datname = current_database()";
        await("SELECT count(*) " + leader + " AND l.locktype = 'advisory'", "1");
        Eventually.until(
                "no snapshot",
                () -> database.number("SELECT count(*) " + leader + " AND l.locktype = 'advisory'"
                                + " AND a.backend_xmin IS NULL AND a.backend_xid IS NULL")
                        == 1);
        assertThat(database.number("SELECT count(*) " + leader + " AND l.locktype = 'relation'"))
                .isZero();
    }
}
