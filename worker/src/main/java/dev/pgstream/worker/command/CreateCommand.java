package dev.pgstream.worker.command;

import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description = "Creates a stream table from a query and fills it.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pgstream create sales --schedule 5s \\",
            "      --query 'SELECT region, count(*), sum(amount) FROM orders GROUP BY region'",
            "  pgstream create reports.sales --file sales.sql --mode differential",
            "  cat sales.sql | pgstream create sales -"
        })
public final class CreateCommand implements Callable<Integer> {

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final NamedQuery query = new NamedQuery();

    @Option(
            names = "--schedule",
            paramLabel = "WHEN",
            defaultValue = "1m",
            description = {
                "When to refresh: an interval (5s, 1h30m), a cron expression (0 3 * * *, or with seconds first),",
                "@hourly and the like, calculated, or manual. Default: ${DEFAULT-VALUE}."
            })
    private String schedule = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "AUTO",
            description = "How to refresh: AUTO, DIFFERENTIAL or FULL. Default: ${DEFAULT-VALUE}.")
    private String mode = "";

    @Option(
            names = "--consistency",
            paramLabel = "WORD",
            defaultValue = "diamond",
            description = "With which others it appears together: diamond, group or none. Default: ${DEFAULT-VALUE}.")
    private String consistency = "";

    @Option(names = "--no-initialize", description = "Leave the table empty until its first refresh.")
    private boolean empty;

    @Option(names = "--or-replace", description = "If the stream table exists, give it this declaration.")
    private boolean replace;

    @Override
    public Integer call() throws SQLException {
        Declaration declaration = new Declaration(query.name(), query.require(), schedule, mode, !empty, consistency);
        try (Connection connection = database.openInstalled()) {
            Attached streamTables = new Attached(connection);
            Terminal.ofProcess().run("creating " + query.name(), () -> {
                if (replace) {
                    streamTables.createOrReplace(declaration);
                } else {
                    streamTables.create(declaration);
                }
            });
            Declared.print("created", query.name(), connection, output);
        }
        return ExitCodes.DONE;
    }
}
