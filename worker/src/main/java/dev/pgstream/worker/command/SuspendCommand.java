package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.output.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "suspend",
        description = {
            "Stops the refreshes of stream tables until they are resumed.",
            "They keep what they have. What reads them goes on with that."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream suspend sales", "  pgstream suspend --all"})
public final class SuspendCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @ArgGroup(multiplicity = "1")
    private StreamTableNames tables = new StreamTableNames();

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            List<String> names = tables.ordered(connection);
            Attached streamTables = new Attached(connection);
            Each each = new Each(connection, output.err(), List.of("suspended"));
            for (String name : names) {
                each.run(() -> {
                    streamTables.suspend(name);
                    return List.of(name);
                });
            }
            output.rows(each.report(), each.none(), "suspended");
            return each.exitCode();
        }
    }
}
