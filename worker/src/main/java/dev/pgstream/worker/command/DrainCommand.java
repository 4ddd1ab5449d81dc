package dev.pgstream.worker.command;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DrainStore;
import dev.pgstream.worker.connect.ConnectionOptions;
import dev.pgstream.worker.error.CommandFailure;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.output.Output;
import dev.pgstream.worker.progress.Terminal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "drain",
        description = {
            "Has the workers of a database start nothing, and waits until no refresh is running.",
            "That lasts, also over restarts, until it is ended. Commands and SQL functions still refresh."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  pgstream drain --timeout 60", "  pgstream drain --end"})
public final class DrainCommand implements Callable<Integer> {

    private static final long LOOK_EACH_MS = 100;

    @Mixin
    private final ConnectionOptions database = new ConnectionOptions();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--end", description = "Let the workers start refreshes again.")
    private boolean end;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long to wait for running refreshes. Default: ${DEFAULT-VALUE}.")
    private long timeout;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.openInstalled()) {
            DrainStore drain = new DrainStore(new Session(connection));
            String name = connection.getCatalog();
            if (end) {
                boolean ended = drain.end();
                output.result(
                        ended
                                ? "the workers of " + name + " refresh again"
                                : "the workers of " + name + " were not drained",
                        Map.of("database", name, "drained", false));
                return ExitCodes.DONE;
            }
            drain.begin();
            Terminal.ofProcess().run("waiting for running refreshes", () -> await(drain));
            output.result(
                    "no refresh is running in " + name + ", and none starts before 'pgstream drain --end'",
                    Map.of("database", name, "drained", true));
        }
        return ExitCodes.DONE;
    }

    private void await(DrainStore drain) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
        while (!drain.done()) {
            if (System.nanoTime() - deadline > 0) {
                throw new CommandFailure("refreshes are still running after " + timeout
                        + " s; none starts any more, so wait again with 'pgstream drain', or give up with --end");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EACH_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure("interrupted; 'pgstream drain --end' lets refreshes start again");
            }
        }
    }
}
