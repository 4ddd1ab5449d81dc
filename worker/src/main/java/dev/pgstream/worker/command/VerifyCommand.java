package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Report;
import dev.pgstream.worker.progress.Terminal;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = {
            "Compares stream tables with their queries and counts the rows that differ.",
            "Changes that no refresh has brought yet are differences. Exit code 3 says that there are some."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream verify sales", "  pgstream refresh --all && pgstream verify --all"})
public final class VerifyCommand extends StreamTablesCommand {

    private final Terminal terminal = Terminal.ofProcess();

    public VerifyCommand() {
        super(List.of("name", "differences"), "name", "differences");
    }

    @Override
    List<@Nullable Object> one(Attached streamTables, String name) throws SQLException {
        return List.of(name, terminal.call("verifying " + name, () -> streamTables.verify(name)));
    }

    @Override
    int exitCode(Each each) {
        return each.exitCode() == ExitCodes.DONE ? exitCode(each.report()) : each.exitCode();
    }

    static int exitCode(Report report) {
        boolean equal = report.rows().stream().allMatch(row -> Long.valueOf(0).equals(row.get(1)));
        return equal ? ExitCodes.DONE : ExitCodes.DIFFERENT;
    }
}
