package dev.pgstream.benchmarks.matrix;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How times are spread, in a line of text. */
final class Histogram {

    private static final int BINS = 12;
    private static final String BARS = " ▁▂▃▄▅▆▇█";

    private Histogram() {}

    /** Equal bins from the shortest to the longest time; the higher the bar, the more of them. */
    static String of(List<Double> values) {
        double least = Collections.min(values);
        double most = Collections.max(values);
        int[] counts = new int[BINS];
        int highest = 0;
        for (double value : values) {
            int bin = most > least ? (int) Math.min(BINS - 1, (value - least) / (most - least) * BINS) : 0;
            counts[bin]++;
            highest = Math.max(highest, counts[bin]);
        }
        StringBuilder bars = new StringBuilder();
        for (int count : counts) {
            bars.append(BARS.charAt((int) Math.ceil((BARS.length() - 1.0) * count / highest)));
        }
        return String.format(Locale.ROOT, "%.1f `%s` %.1f", least, bars, most);
    }
}
