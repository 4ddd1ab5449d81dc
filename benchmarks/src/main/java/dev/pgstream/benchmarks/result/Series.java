package dev.pgstream.benchmarks.result;

import dev.pgstream.benchmarks.Statistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing, measured several times.
 *
 * @param labels what it is: the same thing has the same labels in every run
 * @param unit of the values: times, or something per second
 * @param values in the order in which they were measured
 * @param parts what each value is made of, by name
 */
public record Series(Map<String, String> labels, Unit unit, List<Double> values, Map<String, List<Double>> parts) {

    /** What values are counted in. */
    public enum Unit {
        MILLISECONDS("ms", true),
        MICROSECONDS("µs", true),
        BYTES("bytes", true),
        TRANSACTIONS_PER_SECOND("tps", false);

        private final String sign;
        private final boolean lessIsBetter;

        Unit(String sign, boolean lessIsBetter) {
            this.sign = sign;
            this.lessIsBetter = lessIsBetter;
        }

        public String sign() {
            return sign;
        }

        public boolean lessIsBetter() {
            return lessIsBetter;
        }
    }

    public Series {
        labels = Map.copyOf(labels);
        values = List.copyOf(values);
        parts = Map.copyOf(parts);
    }

    /** One without parts. */
    public Series(Map<String, String> labels, Unit unit, List<Double> values) {
        this(labels, unit, values, Map.of());
    }

    public double median() {
        return Statistics.median(values);
    }

    /** The value of a label; empty if it has none of that name. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /** Its labels in a line. */
    public String title() {
        StringBuilder title = new StringBuilder();
        new TreeMap<>(labels)
                .forEach((name, value) -> title.append(title.isEmpty() ? "" : " ")
                        .append(name)
                        .append('=')
                        .append(value));
        return title.toString();
    }
}
