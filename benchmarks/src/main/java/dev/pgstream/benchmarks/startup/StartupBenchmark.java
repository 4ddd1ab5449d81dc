package dev.pgstream.benchmarks.startup;

import dev.pgstream.benchmarks.Log;
import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.benchmarks.place.Place;
import dev.pgstream.benchmarks.place.PlaceOptions;
import dev.pgstream.benchmarks.result.Environment;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import dev.pgstream.worker.error.ExitCodes;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a Markdown table and a JSON file out. */
@Command(
        name = "startup",
        description = "In the database: what the first refresh of a session costs, which starts Java, and its memory.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class StartupBenchmark implements Callable<Integer> {

    /** What must be, or a deep query ends the server. */
    private static final String LEAST = "-Xss6m";

    private static final double MEGABYTE = 1 << 20;

    @Option(names = "--sessions", paramLabel = "N", defaultValue = "20", description = "Sessions of each kind.")
    private int sessions;

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws SQLException, IOException {
        Log log = new Log();
        try (Place started = place.startOwnInDatabase(log);
                StartupRun run = new StartupRun(started);
                Connection observer = started.connect()) {
            Environment environment = Environment.of(observer, started.name());
            Map<String, List<Start>> starts = new LinkedHashMap<>();
            starts.put("Java's defaults", run.measure(sessions, LEAST));
            starts.put("options of the server", run.measure(sessions, ""));
            run.archive();
            starts.put("the same with an archive of classes", run.measure(sessions, ""));
            starts.forEach((kind, all) -> log.line(kind + ": " + all));
            new Results("startup", environment, Map.of("sessions", Integer.toString(sessions)), series(starts))
                    .write(output.file(".json"));
            output.show(text(starts, environment.lines(sessions + " sessions of each")));
            return run.verify() == 0 ? ExitCodes.DONE : ExitCodes.DIFFERENT;
        }
    }

    private static String text(Map<String, List<Start>> starts, List<String> conditions) {
        return "# First calls\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nThe first two refreshes of a session, each of 10 changed rows; medians. *Memory* is what only its process"
                + " has, above what it had before.\n\n"
                + "| Java | First, ms | Least, ms | Second, ms | Memory, MB |\n| --- | ---: | ---: | ---: | ---: |\n"
                + starts.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue()))
                        .collect(Collectors.joining());
    }

    private static String row(String kind, List<Start> all) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.1f | %.0f |%n",
                kind,
                Statistics.median(values(all, Start::firstMs)),
                Statistics.percentile(values(all, Start::firstMs), 0),
                Statistics.median(values(all, Start::nextMs)),
                Statistics.median(values(all, Start::megabytes)));
    }

    private static List<Series> series(Map<String, List<Start>> starts) {
        List<Series> series = new ArrayList<>();
        starts.forEach((kind, all) -> {
            series.add(new Series(
                    Map.of("java", kind, "cost", "first"), Series.Unit.MILLISECONDS, values(all, Start::firstMs)));
            series.add(new Series(
                    Map.of("java", kind, "cost", "second"), Series.Unit.MILLISECONDS, values(all, Start::nextMs)));
            series.add(new Series(
                    Map.of("java", kind, "cost", "memory"),
                    Series.Unit.BYTES,
                    values(all, start -> start.megabytes() * MEGABYTE)));
        });
        return series;
    }

    private static List<Double> values(List<Start> all, ToDoubleFunction<Start> value) {
        return all.stream().map(value::applyAsDouble).toList();
    }
}
