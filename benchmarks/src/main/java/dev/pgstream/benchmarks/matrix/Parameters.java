package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.workload.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a run.
 *
 * @param rows of {@code src}
 * @param shares of the rows that a cycle changes
 * @param modes of the stream tables
 * @param others whether plain SQL is measured, too
 * @param warmUps cycles that come first and don't count
 * @param warmRefreshes cycles of a small table before anything is measured
 * @param explain the folder for the plans of delta statements; null for none
 */
record Parameters(
        List<Scenario> scenarios,
        List<Integer> rows,
        List<Double> shares,
        List<String> modes,
        boolean others,
        int warmUps,
        int cycles,
        int warmRefreshes,
        @Nullable Path explain) {

    /** The same for the file of the results. */
    Map<String, String> texts() {
        return new TreeMap<>(Map.of(
                "scenarios", scenarios.stream().map(Scenario::name).collect(Collectors.joining(",")),
                "rows", rows.toString(),
                "changes", shares.toString(),
                "modes", modes.toString(),
                "warm-ups", Integer.toString(warmUps),
                "cycles", Integer.toString(cycles)));
    }

    @Override
    public String toString() {
        return "%d cycles of which the first %d don't count, 70 %% updates, 15 %% deletes, 15 %% inserts"
                .formatted(cycles, warmUps);
    }
}
