package dev.pgstream.worker.command;

import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.output.Report;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the stream tables of a database.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  pgstream list --url postgresql://me@db.example.com/shop")
public final class ListCommand implements Callable<Integer> {

    private static final String LIST = """
            SELECT format('%I.%I', schema_name, table_name) AS name, owner, status, effective_mode AS mode,
                   mode_reason, coalesce(schedule, 'manual') AS schedule, sources
            FROM pgstream.stream_tables_info
            WHERE table_name IS NOT NULL
            ORDER BY 1""";

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            output.rows(
                    Report.query(connection, LIST),
                    "no stream tables",
                    "name",
                    "status",
                    "mode",
                    "schedule",
                    "sources");
        }
        return ExitCodes.DONE;
    }
}
