package dev.pgstream.worker.command;

import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.output.Report;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = {
            "Shows how the refreshes of stream tables went.",
            "With a NAME, all that is known of that one. With --watch, a live table of all."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream status", "  pgstream status sales --output json", "  pgstream status --watch"})
public final class StatusCommand implements Callable<Integer> {

    private static final String ALL = """
            SELECT format('%I.%I', i.schema_name, i.table_name) AS name, i.status, coalesce(s.refreshes, 0) AS refreshes,
                   s.differential_refreshes AS differential, s.full_refreshes AS "full",
                   coalesce(s.failed_refreshes, 0) AS failed, s.changed_rows::bigint, s.applied_rows::bigint, s.median_ms,
                   s.max_ms, s.last_refresh_at AS last_refresh, s.last_failure_at AS last_failure, i.last_error,
                   left(i.last_error, 60) || CASE WHEN length(i.last_error) > 60 THEN '…' ELSE '' END AS error
            FROM pgstream.stream_tables_info i
            LEFT JOIN pgstream.pg_stat_stream_tables s USING (pgs_id)
            WHERE i.table_name IS NOT NULL
            ORDER BY 1""";

    private static final String ONE = """
            SELECT format('%I.%I', i.schema_name, i.table_name) AS name, i.owner, i.status, i.refresh_mode,
                   i.effective_mode, i.mode_reason, coalesce(i.schedule, 'manual') AS schedule, i.sources, i.populated,
                   i.needs_full, i.consistency, i.held_back_by, i.created_at, s.refreshes, s.differential_refreshes, s.full_refreshes,
                   s.failed_refreshes, s.changed_rows::bigint, s.applied_rows::bigint, s.median_ms, s.max_ms, s.last_refresh_at,
                   s.last_failure_at, nullif(i.consecutive_errors, 0) AS consecutive_errors,
                   coalesce(i.last_error, (SELECT h.error FROM pgstream.pgs_refresh_history h
                    WHERE h.pgs_id = i.pgs_id AND h.error IS NOT NULL ORDER BY h.refresh_id DESC LIMIT 1)) AS last_error,
                   i.query
            FROM pgstream.stream_tables_info i
            LEFT JOIN pgstream.pg_stat_stream_tables s USING (pgs_id)
            WHERE i.pgs_id = (SELECT t.pgs_id FROM pgstream.pgs_stream_tables t WHERE t.relid = to_regclass(?))
               OR i.pgs_id IS NULL AND (i.schema_name, i.table_name) =
                    (SELECT r.schema_name, r.table_name FROM pgstream.pgs_requests_of(?) AS r)""";

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One stream table.")
    private @Nullable String name;

    @ArgGroup(exclusive = false)
    private @Nullable LiveStatus live;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            if (live != null && name != null) {
                throw new ParameterException(
                        Objects.requireNonNull(command).commandLine(),
                        "--watch shows all stream tables; leave out " + name);
            }
            if (live != null) {
                live.show(connection, output);
            } else if (name == null) {
                output.rows(
                        Report.query(connection, ALL),
                        "no stream tables",
                        "name",
                        "status",
                        "refreshes",
                        "full",
                        "failed",
                        "median_ms",
                        "max_ms",
                        "last_refresh",
                        "error");
            } else {
                Report report = Report.query(connection, ONE, name, name);
                if (report.rows().isEmpty()) {
                    Existing.require(connection, name);
                }
                output.records(report);
            }
        }
        return ExitCodes.DONE;
    }
}
