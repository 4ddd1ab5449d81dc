package dev.pgstream.benchmarks;

import java.util.List;

/** Figures that stand for many; the lists may not be empty. */
public final class Statistics {

    /** What makes the median absolute deviation of normally distributed values their standard deviation. */
    private static final double NORMAL = 1.4826;

    /** How much wider than the mean's the distribution of the median is. */
    private static final double MEDIAN_OVER_MEAN = 1.2533;

    private Statistics() {}

    /** The middle value, or the mean of the two in the middle. */
    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value that at least this share of all are not above. */
    public static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    /** The standard error of the median, from the deviations of the values from it; single outliers don't move it. */
    public static double errorOfMedian(List<Double> values) {
        double median = median(values);
        List<Double> deviations =
                values.stream().map(value -> Math.abs(value - median)).toList();
        return NORMAL * median(deviations) * MEDIAN_OVER_MEAN / Math.sqrt(values.size());
    }

    /** The geometric mean of positive values. */
    public static double geometricMean(List<Double> values) {
        return Math.exp(values.stream().mapToDouble(Math::log).average().orElseThrow(IllegalArgumentException::new));
    }
}
