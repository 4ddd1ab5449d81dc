package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "validate",
        description = "Tells what 'create' would make of a query, and creates nothing.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pgstream validate --query 'SELECT DISTINCT region FROM orders'",
            "  pgstream validate --file sales.sql --output json"
        })
public final class ValidateCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final LoneQuery query = new LoneQuery();

    @Override
    public Integer call() throws SQLException {
        String text = query.require();
        try (Connection connection = database.openInstalled()) {
            output.json(new Attached(connection).validate(text));
        }
        return ExitCodes.DONE;
    }
}
