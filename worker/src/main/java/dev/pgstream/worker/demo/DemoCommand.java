package dev.pgstream.worker.demo;

import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.demo.data.Sizes;
import dev.pgstream.worker.demo.database.DemoDatabase;
import dev.pgstream.worker.demo.database.EmbeddedDatabase;
import dev.pgstream.worker.demo.database.UserDatabase;
import dev.pgstream.worker.error.ExitCodes;
import dev.pgstream.worker.progress.Terminal;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Shows stream tables at work on TPC-H data that change.",
            "It starts a PostgreSQL of its own, loads the data, changes them in batches, and after each batch refreshes",
            "the stream tables, takes the time, and verifies the result. At the end nothing of it is left behind."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  pgstream demo",
            "  pgstream demo --scale 1 --batches 3 --keep",
            "  pgstream demo --url postgresql://me@localhost/test"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final double MOST = 100;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            defaultValue = "0.1",
            description = "TPC-H's scale factor; 1 is about 1 GB. Default: ${DEFAULT-VALUE}.")
    private double scale;

    @Option(
            names = "--batches",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many batches of changes. Default: ${DEFAULT-VALUE}.")
    private int batches;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What the choice of changed rows depends on. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--keep", description = "Leave the server, or the schema, when done, and tell how to use it.")
    private boolean keep;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "Work in this database instead of an own server, in the schema " + DemoDatabase.SCHEMA + ",",
                "which is dropped again."
            })
    private @Nullable String url;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws SQLException, InterruptedException {
        Sizes sizes = sizes();
        DemoDatabase database = database();
        CommandSpec spec = Objects.requireNonNull(command);
        Story story = new Story(spec.commandLine().getOut());
        story.line("pg_stream demo: TPC-H at scale %s; %s of changes to 0.1 %% of the orders, seed %d"
                .formatted(scale, batches == 1 ? "1 batch" : batches + " batches", seed));
        story.line("");
        CleanUp cleanUp = new CleanUp(database);
        try (cleanUp) {
            Summary summary = new Demo(database, story, Terminal.ofProcess()).run(scale, sizes, batches, seed);
            if (keep) {
                cleanUp.keep();
                story.line("");
                database.instructions().forEach(story::line);
            }
            return summary.allVerified() ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        } catch (SQLException | RuntimeException failure) {
            cleanUp.waitForEndIfInterrupted();
            throw failure;
        }
    }

    private Sizes sizes() {
        if (batches < 1) {
            throw usage("--batches must be at least 1");
        }
        if (!(scale > 0 && scale <= MOST)) {
            throw usage("--scale must be above 0 and at most 100");
        }
        try {
            return Sizes.of(scale, batches);
        } catch (IllegalArgumentException impossible) {
            throw usage(String.valueOf(impossible.getMessage()));
        }
    }

    private DemoDatabase database() {
        try {
            return url == null ? new EmbeddedDatabase() : new UserDatabase(ConnectionTarget.of(url));
        } catch (IllegalArgumentException unusable) {
            throw usage(String.valueOf(unusable.getMessage()));
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(command).commandLine(), message);
    }
}
