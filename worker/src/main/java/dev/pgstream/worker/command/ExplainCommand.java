package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "explain",
        description = "Shows the sources, the plan and the refresh SQL of a stream table.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  pgstream explain sales")
public final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final StreamTableName table = new StreamTableName();

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            String text = new Attached(connection).explain(table.value());
            output.result(text.stripTrailing(), Map.of("name", table.value(), "explain", text));
        }
        return ExitCodes.DONE;
    }
}
