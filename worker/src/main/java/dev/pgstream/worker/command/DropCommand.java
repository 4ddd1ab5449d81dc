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
import picocli.CommandLine.Option;

@Command(
        name = "drop",
        description = "Drops a stream table and what captures changes for it alone.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  pgstream drop sales --cascade")
public final class DropCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final StreamTableName table = new StreamTableName();

    @Option(names = "--cascade", description = "Also drop the stream tables that read it.")
    private boolean cascade;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            new Attached(connection).drop(table.value(), cascade);
        }
        output.result("dropped " + table.value(), Map.of("dropped", table.value()));
        return ExitCodes.DONE;
    }
}
