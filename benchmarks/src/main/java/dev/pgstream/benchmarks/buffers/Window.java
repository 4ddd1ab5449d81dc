package dev.pgstream.benchmarks.buffers;

import dev.pgstream.benchmarks.Statistics;
import java.util.List;

/**
 * What was seen in a part of a run.
 *
 * @param second when it ended, from the start of the writes
 * @param writes how many rows were written in it
 * @param bufferBytes size of the change buffer at its end
 * @param backlogBytes size of the buffer's backlog at its end
 * @param ms how long each refresh took, cleaning included
 */
record Window(long second, long writes, long bufferBytes, long backlogBytes, List<Double> ms) {

    Window {
        ms = List.copyOf(ms);
    }

    double median() {
        return ms.isEmpty() ? Double.NaN : Statistics.median(ms);
    }

    double longest() {
        return ms.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }
}
