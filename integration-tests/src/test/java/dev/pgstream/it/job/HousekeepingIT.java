package dev.pgstream.it.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.testkit.Eventually;
import dev.pgstream.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** Neither the history nor change buffers grow without end. */
class HousekeepingIT extends JobTest {

    HousekeepingIT(TestDatabase database) {
        super(database);
    }

    private RunningWorker with(String setting) {
        return closed(RunningWorker.on(database.url() + "&options=-c%20" + setting));
    }

    @Test
    void oldHistoryIsPruned() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v int)");
        create("sums", "1h", "SELECT count(*) AS n FROM t");
        execute("INSERT INTO pgstream.pgs_refresh_history (pgs_id, action, reason, started_at, initiated_by)"
                + " SELECT pgs_id, 'FULL', 'made up', now() - i * interval '1 hour', 'call'"
                + " FROM pgstream.pgs_stream_tables, generate_series(2500, 1, -1) AS i");
        with("pg_stream.history_retention=100h");
        await(
                "SELECT count(*) FROM pgstream.pgs_refresh_history WHERE reason = 'made up' AND started_at < now() - interval '100 hours'",
                "0");
        assertThat(database.number("SELECT count(*) FROM pgstream.pgs_refresh_history WHERE reason = 'made up'"))
                .isBetween(98L, 100L);
    }

    @Test
    void aBacklogBeyondTheLimitBecomesAFullRefresh() throws Exception {
        execute("CREATE TABLE t (id int PRIMARY KEY, v text)");
        create("asleep", "100ms", "SELECT id, v FROM t");
        create("awake", "100ms", "SELECT count(v) AS n FROM t");
        database.api().alter("asleep", null, null, null, "SUSPENDED");
        execute("INSERT INTO t SELECT i, repeat('x', 1000) FROM generate_series(1, 3000) i");
        assertThat(database.number("SELECT backlog_bytes FROM pgstream.stream_tables_info WHERE table_name = 'asleep'"))
                .isGreaterThan(3_000_000);
        RunningWorker worker = with("pg_stream.max_backlog_mb=1");
        await("SELECT n FROM awake", "3000");
        await(
                "SELECT needs_full FROM pgstream.stream_tables_info WHERE table_name = 'asleep'",
                "its backlog of changes was larger than pg_stream.max_backlog_mb");
        await("SELECT needs_full IS NULL FROM pgstream.stream_tables_info WHERE table_name = 'awake'", "t");
        String buffer = "pgstream_changes.changes_"
                + database.value(
                        "SELECT buffer_id FROM pgstream.pgs_change_buffers WHERE source_relid = 't'::regclass");
        Eventually.until("the buffer is cut", () -> database.number("SELECT count(*) FROM " + buffer) == 0);
        assertThat(worker.journal()).contains("backlog");
        database.api().alter("asleep", null, null, null, "ACTIVE");
        await("SELECT count(*) FROM asleep", "3000");
        assertThat(database.api().verify("asleep")).isZero();
    }
}
