package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "resume",
        description = {"Lets stream tables be refreshed again that were suspended, or are in ERROR after failures."},
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream resume sales", "  pgstream resume --all"})
public final class ResumeCommand extends StreamTablesCommand {

    public ResumeCommand() {
        super(List.of("resumed"), "resumed");
    }

    @Override
    List<@Nullable Object> one(Attached streamTables, String name) throws SQLException {
        streamTables.resume(name);
        return List.of(name);
    }
}
