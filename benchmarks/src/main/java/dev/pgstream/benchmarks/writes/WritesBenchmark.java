package dev.pgstream.benchmarks.writes;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.benchmarks.place.PlaceOptions;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a Markdown table and a JSON file out. */
@Command(
        name = "writes",
        description = "What capture costs those who write, by pgbench: tables of different width, single rows and many"
                + " at once, each way to record changes in turns with none.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class WritesBenchmark implements Callable<Integer> {

    @Option(
            names = "--tables",
            paramLabel = "WIDTH",
            split = ",",
            defaultValue = "NARROW,MEDIUM,WIDE,PRUNED",
            description = "Tables of 3, 8 and 20 columns, and of 20 of which the stream table uses 3.")
    private List<Width> widths = List.of();

    @Option(
            names = "--captures",
            paramLabel = "MODE",
            split = ",",
            defaultValue = "NONE,STATEMENT,ROW,UNLOGGED",
            description = "Ways to record changes; NONE is always among them.")
    private List<Capture> captures = List.of();

    @Option(names = "--rows", paramLabel = "N", defaultValue = "200000", description = "Rows of each table.")
    private int rows;

    @Option(
            names = "--clients",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,4,8",
            description = "How many clients write single rows at a time.")
    private List<Integer> clients = List.of();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds of each.")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "3", description = "Length of a round, single rows.")
    private int seconds;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "10000", description = "Rows of a bulk statement.")
    private int batch;

    @Option(names = "--statements", paramLabel = "N", defaultValue = "10", description = "Bulk statements in a round.")
    private int statements;

    @Option(
            names = "--pgbench",
            paramLabel = "FILE",
            description = "The program; default: one on the PATH or installed.")
    private @Nullable Path program;

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws SQLException, IOException {
        Set<Capture> all = EnumSet.of(Capture.NONE);
        all.addAll(captures);
        Parameters parameters =
                new Parameters(widths, List.copyOf(all), rows, clients, rounds, seconds, batch, statements);
        Pgbench pgbench = Pgbench.find(program);
        Path folder = Files.createTempDirectory("pgstream-writes-");
        Log log = new Log();
        try (Place started = place.start(log);
                WritesRun run = new WritesRun(parameters, started, pgbench, folder, log);
                Connection observer = started.connect()) {
            Environment environment = Environment.of(observer, started.name());
            run.measure();
            WritesReport report = new WritesReport(
                    parameters, run.measured(), environment.lines(parameters.toString()), run.different());
            new Results("writes", environment, parameters.texts(), series(run.measured(), started.name()))
                    .write(output.file(".json"));
            output.show(report.text());
            return run.different().isEmpty() ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        }
    }

    private static List<Series> series(Map<Measurement, List<Pgbench.Measured>> measured, String place) {
        return measured.entrySet().stream()
                .map(one -> new Series(
                        one.getKey().labels(place),
                        Series.Unit.MILLISECONDS,
                        one.getValue().stream().map(Pgbench.Measured::ms).toList(),
                        Map.of(
                                "tps",
                                one.getValue().stream()
                                        .map(Pgbench.Measured::perSecond)
                                        .toList())))
                .toList();
    }
}
