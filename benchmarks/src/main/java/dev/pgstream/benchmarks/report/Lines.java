package dev.pgstream.benchmarks.report;

import java.awt.Color;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Named lines over numbers, which become a chart. */
final class Lines {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 520;

    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final SortedMap<String, SortedMap<Double, Double>> lines = new TreeMap<>();

    Lines(String title, String xTitle, String yTitle) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
    }

    /** Adds a point; what a logarithmic axis can't show is left out. */
    void add(String line, double x, double y) {
        if (y > 0 && Double.isFinite(y)) {
            lines.computeIfAbsent(line, name -> new TreeMap<>()).put(x, y);
        }
    }

    boolean empty() {
        return lines.isEmpty();
    }

    /**
     * The chart.
     *
     * @param logarithmicX whether the x axis is logarithmic, as the y axis always is
     */
    XYChart chart(boolean logarithmicX) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        chart.getStyler().setXAxisLogarithmic(logarithmicX);
        chart.getStyler().setYAxisLogarithmic(true);
        DoubleSummaryStatistics heights = lines.values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        // Only powers of ten have labels.
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(heights.getMin()))));
        chart.getStyler().setYAxisMax(Math.pow(10, Math.ceil(Math.log10(heights.getMax()))));
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        for (Map.Entry<String, SortedMap<Double, Double>> line : lines.entrySet()) {
            chart.addSeries(
                            line.getKey(),
                            numbers(line.getValue().keySet()),
                            numbers(line.getValue().values()))
                    .setMarker(SeriesMarkers.CIRCLE);
        }
        return chart;
    }

    private static double[] numbers(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
