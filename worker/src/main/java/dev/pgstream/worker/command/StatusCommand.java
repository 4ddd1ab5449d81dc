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
            SELECT format('%I.%I', schema_name, table_name) AS name, status, refreshes, differential_refreshes AS differential,
                   full_refreshes AS "full", failed_refreshes AS failed, changed_rows::bigint,
                   applied_rows::bigint, median_ms, max_ms,
                   last_refresh_at AS last_refresh, last_failure_at AS last_failure
            FROM pgstream.pg_stat_stream_tables
            WHERE table_name IS NOT NULL
            ORDER BY 1""";

    private static final String ONE = """
            SELECT format('%I.%I', i.schema_name, i.table_name) AS name, i.owner, i.status, i.refresh_mode,
                   i.effective_mode, i.mode_reason, coalesce(i.schedule, 'manual') AS schedule, i.sources, i.populated,
                   i.needs_full, i.created_at, s.refreshes, s.differential_refreshes, s.full_refreshes,
                   s.failed_refreshes, s.changed_rows::bigint, s.applied_rows::bigint, s.median_ms, s.max_ms, s.last_refresh_at,
                   s.last_failure_at,
                   (SELECT h.error FROM pgstream.pgs_refresh_history h
                    WHERE h.pgs_id = i.pgs_id AND h.error IS NOT NULL ORDER BY h.refresh_id DESC LIMIT 1) AS last_error,
                   i.query
            FROM pgstream.stream_tables_info i
            JOIN pgstream.pg_stat_stream_tables s USING (pgs_id)
            JOIN pgstream.pgs_stream_tables t USING (pgs_id)
            WHERE t.relid = to_regclass(?)""";

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
                        "last_refresh");
            } else {
                Existing.require(connection, name);
                output.records(Report.query(connection, ONE, name));
            }
        }
        return ExitCodes.DONE;
    }
}
