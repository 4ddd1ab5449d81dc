package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.place.PlaceOptions;
import dev.pgstream.benchmarks.report.Charts;
import dev.pgstream.benchmarks.result.Output;
import dev.pgstream.benchmarks.workload.Scenario;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program: options in; lines, a Markdown table, a CSV file, a JSON file and a plot out. */
@Command(
        name = "crossover",
        description = "AUTO beside the better of DIFFERENTIAL and FULL, from few changes to everything changed.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class CrossoverBenchmark implements Callable<Integer> {

    private static final List<String> MODES = List.of("AUTO", "DIFFERENTIAL", "FULL");

    @Option(
            names = "--scenarios",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "scan,filter,aggregate,aggregate_10k,join,join_agg,window,union_all,lateral,cte",
            description = "Which.")
    private List<String> scenarios = List.of();

    @Option(
            names = "--rows",
            paramLabel = "N",
            split = ",",
            defaultValue = "100000",
            description = "Rows of the table.")
    private List<Integer> rows = List.of();

    @Option(
            names = "--changes",
            paramLabel = "SHARE",
            split = ",",
            defaultValue = "0.001,0.01,0.05,0.1,0.25,0.5,1",
            description = "The shares of its rows that a cycle changes.")
    private List<Double> shares = List.of();

    @Option(names = "--cycles", paramLabel = "N", defaultValue = "14", description = "Cycles of each.")
    private int cycles;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many of them come first and don't count: AUTO learns from them.")
    private int warmUps;

    @Option(
            names = "--warm-refreshes",
            paramLabel = "N",
            defaultValue = "100",
            description = "Refreshes of a small table before anything is measured, for Java to get fast.")
    private int warmRefreshes;

    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws SQLException, IOException {
        Parameters parameters = new Parameters(
                Scenario.named(scenarios), rows, shares, MODES, false, warmUps, cycles, warmRefreshes, null);
        Findings found = Findings.of("crossover", parameters, place);
        Charts.write(Charts.crossover(found.results()), output.file(".png"));
        return found.write(
                output, new CrossoverReport(found.summaries(), found.conditions(), found.different()).text());
    }
}
