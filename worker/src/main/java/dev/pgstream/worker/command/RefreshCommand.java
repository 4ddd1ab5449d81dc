package dev.pgstream.worker.command;

import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
public final class RefreshCommand extends StreamTablesCommand {

    private final Terminal terminal = Terminal.ofProcess();

    @Option(names = "--with-upstream", description = "First refresh the stream tables that those named read.")
    private boolean upstream;

    public RefreshCommand() {
        super(
                List.of("name", "action", "reason", "changed_rows", "applied_rows", "ms"),
                "name",
                "action",
                "changed_rows",
                "applied_rows",
                "ms",
                "reason");
    }

    @Override
    List<String> names(StreamTableNames given, Connection connection) throws SQLException {
        return given.toRefresh(connection, upstream);
    }

    @Override
    List<@Nullable Object> one(Attached streamTables, String name) throws SQLException {
        return terminal.call("refreshing " + name, () -> refresh(streamTables, name));
    }

    private static List<@Nullable Object> refresh(Attached streamTables, String name) throws SQLException {
        long start = System.nanoTime();
        RefreshOutcome outcome = streamTables.refresh(name);
        double ms = (System.nanoTime() - start) / 1e6;
        return Arrays.asList(
                name, outcome.action().name(), outcome.reason(), outcome.changedRows(), outcome.appliedRows(), ms);
    }
}
