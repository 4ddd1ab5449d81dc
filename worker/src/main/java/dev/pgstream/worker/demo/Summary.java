package dev.pgstream.worker.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the measurements come to, a stream table a line. */
record Summary(List<Measurement> measurements) {

    Summary {
        measurements = List.copyOf(measurements);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%-18s%10s%19s%22s%15s"
                .formatted("stream table", "refreshes", "median refresh ms", "median full query ms", "median ratio"));
        measurements.stream().map(Measurement::table).distinct().forEach(table -> lines.add(line(table)));
        lines.add("");
        lines.add(verdict());
        return lines;
    }

    boolean allVerified() {
        return measurements.stream().allMatch(Measurement::verified);
    }

    private String line(String table) {
        List<Measurement> own = measurements.stream()
                .filter(measured -> measured.table().equals(table))
                .toList();
        return String.format(
                Locale.ROOT,
                "%-18s%10d%19.1f%22.1f%14.1fx",
                table,
                own.size(),
                median(own, Measurement::refreshMs),
                median(own, Measurement::queryMs),
                median(own, Measurement::ratio));
    }

    private String verdict() {
        long wrong =
                measurements.stream().filter(measured -> !measured.verified()).count();
        return wrong == 0
                ? "verified: after each of %d refreshes the stream table was equal to its query"
                        .formatted(measurements.size())
                : "NOT VERIFIED: after %d of %d refreshes the stream table differed from its query"
                        .formatted(wrong, measurements.size());
    }

    static double median(List<Measurement> measurements, ToDoubleFunction<Measurement> value) {
        List<Double> sorted = measurements.stream()
                .map(value::applyAsDouble)
                .sorted(Comparator.naturalOrder())
                .toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
