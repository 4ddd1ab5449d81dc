package dev.pgstream.worker.command;

import dev.pgstream.runtime.install.Installer;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "uninstall",
        description = "Removes pg_stream from a database.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  pgstream uninstall --url postgresql://me@db.example.com/shop")
public final class UninstallCommand implements Callable<Integer> {

    private static final String STREAM_TABLES = """
            SELECT format('%I.%I', schema_name, table_name) FROM pgstream.stream_tables_info
            WHERE table_name IS NOT NULL AND (pgs_id IS NOT NULL OR status = 'INITIALIZING')
            ORDER BY 1""";

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--cascade", description = "Drop the stream tables, too.")
    private boolean cascade;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.open()) {
            if (!cascade) {
                requireNoStreamTables(connection);
            }
            boolean found = Terminal.ofProcess().call("uninstalling pg_stream", new Installer(connection)::uninstall);
            String name = connection.getCatalog();
            output.result(
                    found
                            ? "pg_stream is no longer in the database " + name
                            : "pg_stream was not installed in the database " + name,
                    Map.of("database", name, "removed", found));
        }
        return ExitCodes.DONE;
    }

    private static void requireNoStreamTables(Connection connection) throws SQLException {
        if (!ConnectionOptions.isInstalled(connection)) {
            return;
        }
        List<String> names = new Session(connection).list(STREAM_TABLES, row -> row.getString(1));
        if (!names.isEmpty()) {
            throw new SQLException(
                    "the database has stream tables (" + String.join(", ", names)
                            + "); --cascade drops them with pg_stream",
                    "2BP01");
        }
    }
}
