package dev.pgstream.worker.command;

import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "refresh",
        description = {
            "Refreshes stream tables and tells what that took.",
            "Sources come before what reads them, and each is a transaction of its own.",
            "--all and --with-upstream leave out those that are suspended."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pgstream refresh sales",
            "  pgstream refresh top_sales --with-upstream",
            "  pgstream refresh --all --output json"
        })
public final class RefreshCommand implements Callable<Integer> {

    private static final List<String> COLUMNS =
            List.of("name", "action", "reason", "changed_rows", "applied_rows", "ms");

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--with-upstream", description = "First refresh the stream tables that those named read.")
    private boolean upstream;

    @ArgGroup(multiplicity = "1")
    private StreamTableNames tables = new StreamTableNames();

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            Terminal terminal = Terminal.ofProcess();
            List<String> names = tables.toRefresh(connection, upstream);
            Attached streamTables = new Attached(connection);
            Each each = new Each(connection, output.err(), COLUMNS);
            for (String name : names) {
                each.run(() -> terminal.call("refreshing " + name, () -> refresh(streamTables, name)));
            }
            output.rows(each.report(), each.none(), "name", "action", "changed_rows", "applied_rows", "ms", "reason");
            return each.exitCode();
        }
    }

    private static List<@Nullable Object> refresh(Attached streamTables, String name) throws SQLException {
        long start = System.nanoTime();
        RefreshOutcome outcome = streamTables.refresh(name);
        double ms = (System.nanoTime() - start) / 1e6;
        return Arrays.asList(
                name, outcome.action().name(), outcome.reason(), outcome.changedRows(), outcome.appliedRows(), ms);
    }
}
