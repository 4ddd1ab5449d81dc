package dev.pgstream.worker.command;

import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "alter",
        description = "Changes what a stream table computes, or how, or when.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pgstream alter sales --schedule 30s",
            "  pgstream alter sales --file sales.sql --mode auto",
            "  pgstream alter sales --status suspended"
        })
public final class AlterCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final NamedQuery query = new NamedQuery();

    @Option(names = "--schedule", paramLabel = "WHEN", description = "5s, 0 3 * * *, @hourly, calculated, or manual.")
    private @Nullable String schedule;

    @Option(names = "--mode", paramLabel = "MODE", description = "AUTO, DIFFERENTIAL or FULL.")
    private @Nullable String mode;

    @Option(names = "--status", paramLabel = "STATUS", description = "ACTIVE or SUSPENDED.")
    private @Nullable String status;

    @Option(names = "--consistency", paramLabel = "WORD", description = "diamond, group or none.")
    private @Nullable String consistency;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws SQLException {
        String text = query.find().orElse(null);
        if (text == null && schedule == null && mode == null && status == null && consistency == null) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "there is nothing to change: give --query, --file, --schedule, --mode, --status or --consistency");
        }
        Alteration change = new Alteration(text, schedule, mode, status, consistency);
        try (Connection connection = database.openInstalled()) {
            Attached streamTables = new Attached(connection);
            Terminal.ofProcess().run("altering " + query.name(), () -> streamTables.alter(query.name(), change));
            Declared.print("altered", query.name(), connection, output);
        }
        return ExitCodes.DONE;
    }
}
