package dev.pgstream.benchmarks.nochange;

import dev.pgstream.benchmarks.Log;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in, a Markdown table and a JSON file out. */
@Command(
        name = "nochange",
        description = "What a refresh costs that has nothing to do: to its caller, to the server, in WAL.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class NoChangeBenchmark implements Callable<Integer> {

    @Option(
            names = "--sources",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,4",
            description = "How many tables the stream table joins.")
    private List<Integer> sources = List.of();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10", description = "Rounds of each.")
    private int rounds;

    @Option(names = "--refreshes", paramLabel = "N", defaultValue = "2000", description = "Refreshes in a round.")
    private int refreshes;

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws SQLException, IOException {
        Log log = new Log();
        try (Place started = place.start(log);
                NoChangeRun run = new NoChangeRun(started, log);
                Connection observer = started.connect()) {
            Environment environment = Environment.of(observer, started.name());
            Map<Integer, List<NoChangeRun.Cost>> costs = new TreeMap<>();
            for (int count : sources) {
                costs.put(count, run.measure(count, rounds, refreshes));
            }
            NoChangeReport report =
                    new NoChangeReport(costs, environment.lines(rounds + " rounds of " + refreshes + " refreshes"));
            new Results("nochange", environment, parameters(), series(costs, started.name()))
                    .write(output.file(".json"));
            output.show(report.text());
            return ExitCodes.DONE;
        }
    }

    private Map<String, String> parameters() {
        return new TreeMap<>(Map.of("rounds", Integer.toString(rounds), "refreshes", Integer.toString(refreshes)));
    }

    private static List<Series> series(Map<Integer, List<NoChangeRun.Cost>> costs, String place) {
        List<Series> series = new ArrayList<>();
        costs.forEach((count, rounds) -> {
            Map<String, String> labels = Map.of("sources", Integer.toString(count), "place", place);
            series.add(one(labels, "client", Series.Unit.MICROSECONDS, rounds, NoChangeRun.Cost::micros));
            series.add(one(labels, "server", Series.Unit.MICROSECONDS, rounds, NoChangeRun.Cost::serverMicros));
            series.add(one(labels, "wal", Series.Unit.BYTES, rounds, NoChangeRun.Cost::walBytes));
        });
        return series;
    }

    private static Series one(
            Map<String, String> labels,
            String what,
            Series.Unit unit,
            List<NoChangeRun.Cost> rounds,
            ToDoubleFunction<NoChangeRun.Cost> value) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put("cost", what);
        return new Series(all, unit, rounds.stream().map(value::applyAsDouble).toList());
    }
}
