package dev.pgstream.worker.command;

import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.output.Report;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Option;

/** A table of all stream tables that is shown anew again and again. */
final class LiveStatus {

    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    /** What is pending makes stale what is not up to date; of what is not captured nobody knows, so its age counts. */
    private static final String NOW = """
            WITH pending (pgs_id) AS (
              SELECT DISTINCT p FROM pgstream.pgs_pending(ARRAY(SELECT pgs_id FROM pgstream.pgs_stream_tables)) AS p)
            SELECT format('%I.%I', i.schema_name, i.table_name) AS name, i.status, coalesce(i.schedule, 'manual') AS schedule,
                   CASE WHEN i.pgs_id IS NULL THEN NULL
                        WHEN i.effective_mode = 'FULL' OR EXISTS (SELECT FROM pending p WHERE p.pgs_id = i.pgs_id)
                          THEN extract(epoch FROM clock_timestamp() - coalesce(done.started_at, i.created_at))
                        ELSE 0 END AS staleness_s,
                   latest.action AS last_action, latest.started_at AS last_refresh,
                   latest.decide_ms + latest.apply_ms + latest.clean_ms AS ms,
                   pg_size_pretty(i.backlog_bytes) AS backlog, i.backlog_bytes,
                   e.last_error, left(e.last_error, 60) || CASE WHEN length(e.last_error) > 60 THEN '…' ELSE '' END AS error
            FROM pgstream.stream_tables_info i
            LEFT JOIN LATERAL (SELECT * FROM pgstream.pgs_refresh_history h
                               WHERE h.pgs_id = i.pgs_id ORDER BY h.refresh_id DESC LIMIT 1) AS latest ON true
            LEFT JOIN LATERAL (SELECT h.started_at FROM pgstream.pgs_refresh_history h
                               WHERE h.pgs_id = i.pgs_id AND h.error IS NULL
                               ORDER BY h.refresh_id DESC LIMIT 1) AS done ON true
            CROSS JOIN LATERAL (SELECT coalesce(i.last_error, latest.error) AS last_error) AS e
            WHERE i.table_name IS NOT NULL
            ORDER BY 1""";

    @Option(
            names = "--watch",
            required = true,
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = "2",
            description = "Show it anew each ${FALLBACK-VALUE} seconds, or as many as given, until interrupted.")
    private double seconds;

    @Option(names = "--times", paramLabel = "N", description = "With --watch: end after so many times.")
    private long times = Long.MAX_VALUE;

    /** Shows it until the times are over or the process is interrupted. */
    void show(Connection connection, Output output) throws SQLException {
        boolean terminal = Terminal.showsOutput() && !output.isJson();
        for (long i = 0; i < times; i++) {
            if (i > 0) {
                sleep();
            }
            Report report = Report.query(connection, NOW);
            if (terminal) {
                output.out().print(CLEAR_SCREEN);
            }
            output.rows(
                    report,
                    "no stream tables",
                    "name",
                    "status",
                    "schedule",
                    "staleness_s",
                    "last_action",
                    "last_refresh",
                    "ms",
                    "backlog",
                    "error");
            output.out().flush();
        }
    }

    private void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep((long) (seconds * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            times = 0;
        }
    }
}
