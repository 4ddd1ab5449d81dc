package dev.pgstream.worker.command;

import dev.pgstream.runtime.attached.Attached;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "suspend",
        description = {
            "Stops the refreshes of stream tables until they are resumed.",
            "They keep what they have. What reads them goes on with that."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream suspend sales", "  pgstream suspend --all"})
public final class SuspendCommand extends StreamTablesCommand {

    public SuspendCommand() {
        super(List.of("suspended"), "suspended");
    }

    @Override
    List<@Nullable Object> one(Attached streamTables, String name) throws SQLException {
        streamTables.suspend(name);
        return List.of(name);
    }
}
