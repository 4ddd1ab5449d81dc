package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.output.Report;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description = {
            "Compares stream tables with their queries and counts the rows that differ.",
            "Changes that no refresh has brought yet are differences. Exit code 3 says that there are some."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream verify sales", "  pgstream refresh --all && pgstream verify --all"})
public final class VerifyCommand implements Callable<Integer> {

    private static final List<String> COLUMNS = List.of("name", "differences");

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @ArgGroup(multiplicity = "1")
    private StreamTableNames tables = new StreamTableNames();

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            Terminal terminal = Terminal.ofProcess();
            List<String> names = tables.ordered(connection);
            Attached streamTables = new Attached(connection);
            Each each = new Each(connection, output.err(), COLUMNS);
            for (String name : names) {
                each.run(() -> List.of(name, terminal.call("verifying " + name, () -> streamTables.verify(name))));
            }
            output.rows(each.report(), each.none(), "name", "differences");
            return each.exitCode() == ExitCodes.DONE ? exitCode(each.report()) : each.exitCode();
        }
    }

    static int exitCode(Report report) {
        boolean equal = report.rows().stream().allMatch(row -> Long.valueOf(0).equals(row.get(1)));
        return equal ? ExitCodes.DONE : ExitCodes.DIFFERENT;
    }
}
