package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.worker.PgStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is told to stop ends what it has begun, and begins nothing more. */
class DrainIT extends JobTest {

    @TempDir
    Path folder = Path.of(".");

    DrainIT(TestDatabase database) {
        super(database);
    }

    @Test
    void runningRefreshesEndAndNoneStarts() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        execute("CREATE FUNCTION slowly(v int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
                + " $$ BEGIN PERFORM pg_sleep(2); RETURN v; END $$");
        create("slow", "100ms", "SELECT id, slowly(v) AS v FROM t");
        create("reader", "100ms", "SELECT count(*) AS n FROM slow");
        WorkerProcess worker = closed(WorkerProcess.start("--url", database.url(), "--log-level", "debug"));
        execute("INSERT INTO t VALUES (1, 1)");
        await(
                "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
                "t");
        worker.terminate();
        assertThat(worker.exitCode()).isZero();
        assertThat(worker.journal()).contains("stopping", "stopped");
        assertThat(database.value("SELECT count(*) FROM slow")).isEqualTo("1");
        assertThat(database.value("SELECT n FROM reader")).isEqualTo("0");
    }

    @Test
    void aDrainedDatabaseIsLeftAloneUntilThatEnds() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "100ms", "SELECT count(*) AS n FROM t");
        work();
        execute("INSERT INTO t VALUES (1, 1)");
        await("SELECT n FROM sums", "1");
        String url = database.url();
        assertThat(PgStream.commandLine().execute("drain", "--url", url)).isZero();
        assertThat(database.value("SELECT drained_at IS NOT NULL FROM pgstream.pgs_drain"))
                .isEqualTo("t");
        execute("INSERT INTO t VALUES (2, 1)");
        assertThat(PgStream.commandLine().execute("drain", "--url", url)).isZero();
        assertThat(database.value("SELECT n FROM sums")).isEqualTo("1");
        assertThat(PgStream.commandLine().execute("drain", "--end", "--url", url))
                .isZero();
        await("SELECT n FROM sums", "2");
    }

    @Test
    void anIdleWorkerStopsAtOnce() throws Exception {
        create("one", "100ms", "SELECT 1 AS one");
        Path file = folder.resolve("databases");
        Files.writeString(file, "# the one that there is\n\n" + database.url() + "\n");
        WorkerProcess worker = closed(WorkerProcess.start("--databases", file.toString()));
        await("SELECT count(*) > 0 FROM pg_stat_activity WHERE application_name = 'pgstream worker'", "t");
        worker.terminate();
        assertThat(worker.exitCode()).isZero();
    }
}
