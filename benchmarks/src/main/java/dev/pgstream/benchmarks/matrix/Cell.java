package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.workload.Scenario;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is varied.
 *
 * @param share of the rows of {@code src} that each cycle changes
 */
public record Cell(Scenario scenario, int rows, double share) {

    /** Labels of what is measured in it. */
    Map<String, String> labels(String mode, String place) {
        return new TreeMap<>(Map.of(
                "scenario", scenario.name(),
                "rows", Integer.toString(rows),
                "change", Double.toString(share),
                "mode", mode,
                "place", place));
    }

    @Override
    public String toString() {
        return "scenario=" + scenario.name() + " rows=" + rows + " pct=" + share;
    }
}
