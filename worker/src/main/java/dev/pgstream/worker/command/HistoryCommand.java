package dev.pgstream.worker.command;

import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.output.Report;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        description = {"Shows the latest refreshes, newest first.", "Refreshes that found nothing to do leave no trace."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream history", "  pgstream history sales --limit 100 --output json"})
public final class HistoryCommand implements Callable<Integer> {

    private static final String LATEST = """
            SELECT h.refresh_id, h.started_at, format('%%I.%%I', i.schema_name, i.table_name) AS name, h.action,
                   h.changed_rows, h.applied_rows, h.decide_ms + h.apply_ms + h.clean_ms AS ms, h.decide_ms, h.apply_ms,
                   h.clean_ms, h.delta_estimate_ms, h.full_estimate_ms, h.reason, h.error, coalesce(h.error, h.reason) AS result, h.initiated_by, h.role_name
            FROM pgstream.pgs_refresh_history h
            JOIN pgstream.stream_tables_info i USING (pgs_id)
            JOIN pgstream.pgs_stream_tables t USING (pgs_id)
            WHERE i.table_name IS NOT NULL%s
            ORDER BY h.refresh_id DESC
            LIMIT ?""";

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "One stream table. Default: all.")
    private @Nullable String name;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many refreshes. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            output.rows(
                    latest(connection),
                    "no refreshes",
                    "started_at",
                    "name",
                    "action",
                    "changed_rows",
                    "applied_rows",
                    "ms",
                    "result");
        }
        return ExitCodes.DONE;
    }

    private Report latest(Connection connection) throws SQLException {
        if (name == null) {
            return Report.query(connection, LATEST.formatted(""), limit);
        }
        Existing.require(connection, name);
        return Report.query(connection, LATEST.formatted(" AND t.relid = to_regclass(?)"), name, limit);
    }
}
