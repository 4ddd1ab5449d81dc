package dev.pgstream.benchmarks.propagation;

import dev.pgstream.benchmarks.Statistics;
import java.util.List;

/**
 * How long changes took in one shape.
 *
 * @param concurrency how many refreshes may have run at a time
 * @param ms from the commit until the last stream table showed the change, round by round
 */
record Measurement(Shape shape, int concurrency, List<Double> ms) {

    double median() {
        return Statistics.median(ms);
    }

    double longest() {
        return ms.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }
}
