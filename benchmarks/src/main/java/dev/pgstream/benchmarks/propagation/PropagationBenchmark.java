package dev.pgstream.benchmarks.propagation;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a Markdown table out. */
@Command(
        name = "propagation",
        description =
                "How long a small change takes from its commit to the last stream table, with the worker running.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class PropagationBenchmark implements Callable<Integer> {

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "50", description = "How many changes are measured.")
    private int rounds;

    @Option(
            names = "--schedule",
            paramLabel = "WHEN",
            defaultValue = "10ms",
            description = "The schedule of the stream tables.")
    private String schedule = "10ms";

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,4",
            description = "How many refreshes may run at a time.")
    private List<Integer> concurrencies = List.of();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            defaultValue = "propagation.md",
            description = "Where the results go.")
    private Path output = Path.of("propagation.md");

    @Override
    public Integer call() throws SQLException, IOException {
        Log log = new Log();
        DemoDatabase database = server.start(log);
        try (Connection writer = database.connect();
                Connection reader = database.connect();
                Connection declarer = database.connect()) {
            PropagationRun run = new PropagationRun(database.target(), writer, reader, declarer, log);
            List<Measurement> measurements = new ArrayList<>();
            for (Shape shape : Shape.all(schedule)) {
                for (int concurrency : concurrencies) {
                    measurements.add(run.measure(shape, concurrency, rounds));
                }
            }
            PropagationReport report = new PropagationReport(
                    measurements, Environment.of(writer, "attached").lines(rounds + " changes each"), run.different());
            Files.writeString(output, report.text());
            System.out.println();
            System.out.println(report.text());
            return run.different().isEmpty() ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        }
    }
}
