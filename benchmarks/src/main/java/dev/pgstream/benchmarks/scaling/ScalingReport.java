package dev.pgstream.benchmarks.scaling;

import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.datasets.Query;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells the results to people.
 *
 * @param conditions lines about what they were measured on
 * @param sizes in ascending order
 * @param different the stream tables that were not equal to their queries
 */
record ScalingReport(
        List<Measurement> measurements, List<Integer> sizes, List<String> conditions, List<String> different) {

    String text() {
        return "# Refresh time against table size\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nTimes are medians in ms, as the client sees them, commits included. Each round changes "
                + Tables.CHANGED
                + " rows,\nwhatever the size. *Growth* is the time with the largest tables over that with"
                + " the smallest.\n\n"
                + "| Query | Action |" + each(" %,d rows |") + " Growth |\n"
                + "| --- | --- |" + each(" ---: |") + " ---: |\n"
                + Constructs.ALL.stream().map(this::row).collect(Collectors.joining())
                + "\n" + verdict() + "\n";
    }

    private String each(String format) {
        return sizes.stream()
                .map(size -> String.format(Locale.ROOT, format, size))
                .collect(Collectors.joining());
    }

    private String row(Query query) {
        String actions = measurements.stream()
                .filter(measured -> measured.construct().equals(query.name()))
                .map(measured -> measured.action().name())
                .distinct()
                .collect(Collectors.joining(", "));
        String times = sizes.stream()
                .map(size -> String.format(Locale.ROOT, " %.1f |", median(query, size)))
                .collect(Collectors.joining());
        double growth = median(query, sizes.get(sizes.size() - 1)) / median(query, sizes.get(0));
        return String.format(Locale.ROOT, "| %s | %s |%s %.1f |%n", query.name(), actions, times, growth);
    }

    private double median(Query query, int size) {
        return Statistics.median(measurements.stream()
                .filter(measured -> measured.construct().equals(query.name()) && measured.rows() == size)
                .map(Measurement::refreshMs)
                .toList());
    }

    private String verdict() {
        return different.isEmpty()
                ? "At the end each stream table was equal to its query."
                : "At the end NOT EQUAL to their queries: " + String.join(", ", different);
    }
}
