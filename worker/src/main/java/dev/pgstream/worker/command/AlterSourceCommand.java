package dev.pgstream.worker.command;

import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "alter-source",
        description = "Changes how a table that stream tables read has its changes captured, while it is in use.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream alter-source orders --trigger-mode row", "  pgstream alter-source orders --unlogged false"
        })
public final class AlterSourceCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "NAME", description = "The table, perhaps with schema and quotes.")
    private String name = "";

    @Option(names = "--trigger-mode", paramLabel = "MODE", description = "statement or row.")
    private @Nullable String triggerMode;

    @Option(
            names = "--unlogged",
            arity = "1",
            paramLabel = "BOOLEAN",
            description = "true or false: whether its change buffer is UNLOGGED, which a crash empties.")
    private @Nullable Boolean unlogged;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws SQLException {
        if (triggerMode == null && unlogged == null) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "there is nothing to change: give --trigger-mode or --unlogged");
        }
        try (Connection connection = database.openInstalled()) {
            new Attached(connection).alterSource(name, new SourceAlteration(triggerMode, unlogged));
        }
        output.result("altered " + name, Map.of("altered", name));
        return ExitCodes.DONE;
    }
}
