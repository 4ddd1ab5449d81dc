package dev.pgstream.benchmarks.scaling;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.ServerOptions;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.worker.demo.database.DemoDatabase;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a Markdown table out. */
@Command(
        name = "scaling",
        description = "A refresh of each operator after " + Tables.CHANGED + " changed rows, with tables that grow.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class ScalingBenchmark implements Callable<Integer> {

    @Option(
            names = "--sizes",
            paramLabel = "ROWS",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "How many rows the largest table has.")
    private List<Integer> sizes = List.of();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "7", description = "How many rounds are measured.")
    private int rounds;

    @Option(names = "--warm-ups", paramLabel = "N", defaultValue = "6", description = "Rounds before them.")
    private int warmUps;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--output", paramLabel = "FILE", defaultValue = "scaling.md", description = "Where the results go.")
    private Path output = Path.of("scaling.md");

    @Override
    public Integer call() throws SQLException, IOException {
        Log log = new Log();
        List<Integer> ascending = sizes.stream().sorted().toList();
        DemoDatabase database = server.start(log);
        try (Connection writer = database.connect();
                Connection refresher = database.connect()) {
            ScalingRun run = new ScalingRun(writer, refresher, log);
            for (int size : ascending) {
                run.measure(size, warmUps, rounds);
            }
            String parameters = rounds + " rounds after " + warmUps + " to warm up";
            ScalingReport report = new ScalingReport(
                    run.measurements(),
                    ascending,
                    Environment.of(writer, "attached").lines(parameters),
                    run.different());
            Files.writeString(output, report.text());
            System.out.println();
            System.out.println(report.text());
            return run.different().isEmpty() ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        }
    }
}
