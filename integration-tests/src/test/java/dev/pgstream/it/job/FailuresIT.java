package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** One bad stream table stops no others, and what passes by itself is tried again. */
class FailuresIT extends JobTest {

    FailuresIT(TestDatabase database) {
        super(database);
    }

    private String status(String name) throws SQLException {
        return String.valueOf(
                database.value("SELECT status || ' ' || consecutive_errors FROM pgstream.pgs_stream_tables"
                        + " WHERE relid = '" + name + "'::regclass"));
    }

    @Test
    void aBadStreamTableEndsInErrorAndOthersGoOn() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("bad", "100ms", "SELECT id, 10 / v AS q FROM t");
        create("reads_bad", "100ms", "SELECT count(*) AS n FROM bad");
        create("good", "100ms", "SELECT count(*) AS n FROM t");
        RunningWorker worker = work();
        execute("INSERT INTO t VALUES (1, 1)");
        await("SELECT n FROM reads_bad", "1");
        execute("INSERT INTO t VALUES (2, 0)");
        Eventually.until("bad is in error", () -> status("bad").equals("ERROR 3"));
        assertThat(worker.journal()).contains("22012", "its status is now ERROR");
        assertThat(database.value("SELECT last_error FROM pgstream.stream_tables_info WHERE table_name = 'bad'"))
                .startsWith("22012");
        execute("INSERT INTO t VALUES (3, 3)");
        await("SELECT n FROM good", "3");
        assertThat(database.value("SELECT n FROM reads_bad")).isEqualTo("1");
        assertThat(database.value("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE error IS NOT NULL"))
                .isEqualTo("3");

        execute("DELETE FROM t WHERE v = 0");
        try (Connection other = database.connect()) {
            new Attached(other).resume(schema + ".bad");
        }
        await("SELECT n FROM reads_bad", "2");
        assertThat(status("bad")).isEqualTo("ACTIVE 0");
    }

    @Test
    void aStatementTimeoutCounts() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        execute("CREATE FUNCTION slowly(v int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                + " $$ BEGIN PERFORM pg_sleep(20); RETURN v; END $$");
        create("slow", "100ms", "SELECT id, slowly(v) AS v FROM t");
        create("good", "100ms", "SELECT count(*) AS n FROM t");
        closed(RunningWorker.on(database.url() + "&options=-c%20statement_timeout=300ms"));
        execute("INSERT INTO t VALUES (1, 1)");
        await("SELECT n FROM good", "1");
        Eventually.until("slow is in error", () -> status("slow").equals("ERROR 3"));
    }

    @Test
    void aLockInTheWayIsWaitedForWithoutCounting() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "100ms", "SELECT count(*) AS n FROM t");
        RunningWorker worker = work();
        execute("INSERT INTO t VALUES (1, 1)");
        await("SELECT n FROM sums", "1");
        try (Connection other = database.connect()) {
            new Session(other).execute("BEGIN", "LOCK TABLE " + schema + ".sums IN ACCESS EXCLUSIVE MODE");
            execute("INSERT INTO t VALUES (2, 1)");
            Eventually.until("the lock is noticed", () -> worker.journal().contains("55P03"));
            assertThat(status("sums")).isEqualTo("ACTIVE 0");
        }
        await("SELECT n FROM sums", "2");
        assertThat(worker.journal()).contains("refreshed again");
    }
}
