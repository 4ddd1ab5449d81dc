package dev.pgstream.benchmarks.buffers;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.benchmarks.place.PlaceOptions;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, Markdown tables out. */
@Command(
        name = "buffers",
        description =
                "Whether change buffers and refreshes stay small under a steady load, with one stream table and with"
                        + " a second one that is refreshed rarely.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class BuffersBenchmark implements Callable<Integer> {

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "600", description = "How long each of both runs.")
    private int seconds;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "100000", description = "Rows written in a minute.")
    private int rate;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "1000000", description = "Rows of the source.")
    private int rows;

    @Option(names = "--writers", paramLabel = "N", defaultValue = "2", description = "Connections that write.")
    private int writers;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "10",
            description = "Single-row statements a transaction.")
    private int batch;

    @Option(names = "--every", paramLabel = "SECONDS", defaultValue = "1", description = "The fast one's refreshes.")
    private double every;

    @Option(names = "--window", paramLabel = "SECONDS", defaultValue = "30", description = "What a line covers.")
    private int window;

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws SQLException, IOException, InterruptedException, ExecutionException {
        Log log = new Log();
        Load load = new Load(rows, rate, writers, batch, seconds, every, window);
        try (Place started = place.start(log);
                Connection observer = started.connect()) {
            Environment environment = Environment.of(observer, started.name());
            BuffersRun run = new BuffersRun(started, load);
            List<Measurement> measurements = new ArrayList<>();
            for (boolean slow : new boolean[] {false, true}) {
                measurements.add(run.measure(slow));
                log.line(slow ? "two stream tables measured" : "one stream table measured");
            }
            BuffersReport report = new BuffersReport(measurements, environment.lines(load.toString()));
            new Results("buffers", environment, load.texts(), BuffersReport.series(measurements, started.name()))
                    .write(output.file(".json"));
            output.show(report.text());
            return measurements.stream().allMatch(each -> each.different() == 0) ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        }
    }
}
