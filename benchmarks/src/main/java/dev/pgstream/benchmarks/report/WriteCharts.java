package dev.pgstream.benchmarks.report;

import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** How much longer writes take with each way to record changes: bars, for each number of rows a statement. */
final class WriteCharts {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 520;
    private static final int SLANT = 60;
    private static final String NONE = "none";

    private WriteCharts() {}

    static Map<String, Chart<?, ?>> of(Results results) {
        Map<String, Chart<?, ?>> charts = new LinkedHashMap<>();
        for (String batch : results.series().stream()
                .map(series -> series.label("batch"))
                .distinct()
                .toList()) {
            charts.put("writes-" + batch, chart(results, batch));
        }
        return charts;
    }

    private static CategoryChart chart(Results results, String batch) {
        Map<String, Map<String, Double>> ratios = new TreeMap<>();
        for (Series series : results.series()) {
            if (series.label("batch").equals(batch) && !series.label("capture").equals(NONE)) {
                Map<String, String> plain = new TreeMap<>(series.labels());
                plain.put("capture", NONE);
                results.find(plain)
                        .ifPresent(none -> ratios.computeIfAbsent(
                                        series.label("capture"), capture -> new LinkedHashMap<>())
                                .put(category(series), series.median() / none.median()));
            }
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Time of writes with capture over that without, " + batch + " rows a statement")
                .yAxisTitle("times as long")
                .build();
        chart.getStyler().setXAxisLabelRotation(SLANT);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        ratios.forEach((capture, bars) -> {
            List<String> categories = new ArrayList<>(bars.keySet());
            List<Double> heights = new ArrayList<>(bars.values());
            chart.addSeries(capture, categories, heights);
        });
        return chart;
    }

    private static String category(Series series) {
        return series.label("table") + " " + series.label("write") + " x" + series.label("clients");
    }
}
