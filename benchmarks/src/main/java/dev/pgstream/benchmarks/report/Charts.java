package dev.pgstream.benchmarks.report;

import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** Plots of results. */
public final class Charts {

    private static final String OURS = "DIFFERENTIAL";
    private static final String FULL = "FULL";

    private Charts() {}

    /** All plots that can be made of the results of one run, by name; none if it measured nothing of the kind. */
    static Map<String, Chart<?, ?>> of(Results results) {
        Map<String, Chart<?, ?>> charts = new LinkedHashMap<>();
        switch (results.benchmark()) {
            case "matrix", "crossover" -> {
                for (int rows : sizes(results)) {
                    put(charts, "speed-up-" + rows, speedUp(results, rows), true);
                    put(charts, "latency-" + rows, latency(results, rows), false);
                }
                if (sizes(results).size() > 1) {
                    put(charts, "table-size", tableSize(results), true);
                }
            }
            case "writes" -> charts.putAll(WriteCharts.of(results));
            default -> {}
        }
        return charts;
    }

    /** How AUTO, DIFFERENTIAL and FULL behave as more changes, a plot for each query. */
    public static List<XYChart> crossover(Results results) {
        List<XYChart> charts = new ArrayList<>();
        for (int rows : sizes(results)) {
            for (String scenario : values(results, "scenario")) {
                Lines lines = new Lines(scenario + ", " + rows + " rows", "changed rows, %", "ms");
                for (Series series : results.series()) {
                    if (series.label("scenario").equals(scenario) && rows(series) == rows) {
                        lines.add(series.label("mode"), percent(series), series.median());
                    }
                }
                charts.add(lines.chart(true));
            }
        }
        return charts;
    }

    /** Writes plots into one image, two beside each other. */
    public static void write(List<XYChart> charts, Path file) throws IOException {
        Files.write(file, Images.png(charts));
    }

    private static void put(Map<String, Chart<?, ?>> charts, String name, Lines lines, boolean logarithmicX) {
        if (!lines.empty()) {
            charts.put(name, lines.chart(logarithmicX));
        }
    }

    private static Lines speedUp(Results results, int rows) {
        Lines lines =
                new Lines("Full over differential refresh, " + rows + " rows", "changed rows, %", "times as fast");
        for (Series ours : of(results, OURS, rows)) {
            Map<String, String> full = new TreeMap<>(ours.labels());
            full.put("mode", FULL);
            results.find(full)
                    .ifPresent(
                            other -> lines.add(ours.label("scenario"), percent(ours), other.median() / ours.median()));
        }
        return lines;
    }

    private static Lines latency(Results results, int rows) {
        double least = of(results, OURS, rows).stream()
                .mapToDouble(Charts::percent)
                .min()
                .orElse(0);
        Lines lines = new Lines(
                "Differential refreshes, " + rows + " rows, " + least + " % changed", "share of refreshes, %", "ms");
        for (Series ours : of(results, OURS, rows)) {
            if (percent(ours) == least) {
                List<Double> sorted = ours.values().stream().sorted().toList();
                for (int i = 0; i < sorted.size(); i++) {
                    lines.add(ours.label("scenario"), 100.0 * (i + 1) / sorted.size(), sorted.get(i));
                }
            }
        }
        return lines;
    }

    private static Lines tableSize(Results results) {
        double least =
                results.series().stream().mapToDouble(Charts::percent).min().orElse(0);
        Lines lines = new Lines("Differential refreshes, " + least + " % changed", "rows", "ms");
        for (int rows : sizes(results)) {
            for (Series ours : of(results, OURS, rows)) {
                if (percent(ours) == least) {
                    lines.add(ours.label("scenario"), rows, ours.median());
                }
            }
        }
        return lines;
    }

    private static List<Series> of(Results results, String mode, int rows) {
        return results.series().stream()
                .filter(series -> series.label("mode").equals(mode) && rows(series) == rows)
                .toList();
    }

    private static Set<Integer> sizes(Results results) {
        return results.series().stream().map(Charts::rows).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> values(Results results, String label) {
        return results.series().stream()
                .map(series -> series.label(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static int rows(Series series) {
        return Integer.parseInt(series.label("rows"));
    }

    private static double percent(Series series) {
        return Double.parseDouble(series.label("change")) * 100;
    }
}
