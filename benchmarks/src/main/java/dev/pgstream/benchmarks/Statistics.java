package dev.pgstream.benchmarks;

import java.util.List;

/** Averages that single outliers don't move. */
public final class Statistics {

    private Statistics() {}

    /** The middle value, or the mean of the two in the middle; the list may not be empty. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The geometric mean of positive values, of which there must be some. */
    public static double geometricMean(List<Double> values) {
        return Math.exp(values.stream().mapToDouble(Math::log).average().orElseThrow(IllegalArgumentException::new));
    }
}
