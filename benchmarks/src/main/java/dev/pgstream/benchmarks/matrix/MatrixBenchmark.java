package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.place.PlaceOptions;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.benchmarks.workload.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in; lines, a Markdown table, a CSV file and a JSON file out. */
@Command(
        name = "matrix",
        description = "Refreshes of each kind of query, table size and share of changes, in turns with TRUNCATE and"
                + " INSERT, REFRESH MATERIALIZED VIEW and a delta written by hand.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class MatrixBenchmark implements Callable<Integer> {

    @Option(names = "--scenarios", paramLabel = "NAME", split = ",", description = "Which; default: all.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--rows",
            paramLabel = "N",
            split = ",",
            defaultValue = "10000,100000",
            description = "Rows of the large table.")
    private List<Integer> rows = List.of();

    @Option(
            names = "--changes",
            paramLabel = "SHARE",
            split = ",",
            defaultValue = "0.01,0.1,0.5",
            description = "The shares of its rows that a cycle changes.")
    private List<Double> shares = List.of();

    @Option(
            names = "--modes",
            paramLabel = "MODE",
            split = ",",
            defaultValue = "DIFFERENTIAL,FULL",
            description = "Refresh modes of the stream tables, of AUTO, DIFFERENTIAL and FULL.")
    private List<String> modes = List.of();

    @Option(names = "--cycles", paramLabel = "N", defaultValue = "20", description = "Cycles of each.")
    private int cycles;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many of them come first and don't count.")
    private int warmUps;

    @Option(
            names = "--warm-refreshes",
            paramLabel = "N",
            defaultValue = "100",
            description = "Refreshes of a small table before anything is measured, for Java to get fast.")
    private int warmRefreshes;

    @Option(names = "--explain", paramLabel = "DIR", description = "Write the plan of each delta statement there.")
    private @Nullable Path explain;

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws SQLException, IOException {
        Parameters parameters = new Parameters(
                scenarios.isEmpty() ? Scenario.ALL : Scenario.named(scenarios),
                rows,
                shares,
                modes,
                true,
                warmUps,
                cycles,
                warmRefreshes,
                explain);
        Findings found = Findings.of("matrix", parameters, place);
        return found.write(
                output, new MatrixReport(found.summaries(), modes, found.conditions(), found.different()).text());
    }
}
