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
        name = "resume",
        description = {"Lets stream tables be refreshed again that were suspended, or are in ERROR after failures."},
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream resume sales", "  pgstream resume --all"})
public final class ResumeCommand implements Callable<Integer> {

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
            Each each = new Each(connection, output.err(), List.of("resumed"));
            for (String name : names) {
                each.run(() -> {
                    streamTables.resume(name);
                    return List.of(name);
                });
            }
            output.rows(each.report(), each.none(), "resumed");
            return each.exitCode();
        }
    }
}
