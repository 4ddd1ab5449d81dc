package dev.pgstream.benchmarks.compare;

import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.benchmarks.result.Series;

/**
 * One thing in two runs.
 *
 * @param change of the median, relative to the first run: 0.1 is ten percent more
 * @param noise how large a change may be without meaning anything
 */
record Difference(Series before, Series after, double change, double noise) {

    /** Three standard errors: of a hundred equal pairs hardly one is told apart by chance. */
    private static final double ERRORS = 3;

    enum Verdict {
        EQUAL,
        BETTER,
        WORSE
    }

    /**
     * Compares medians. Their standard errors are taken from the spread in either run; what differs between runs as a
     * whole, as the machine's temper, they do not know.
     *
     * @param tolerance a change that means nothing in any case
     */
    static Difference of(Series before, Series after, double tolerance) {
        double base = before.median();
        double error = Math.hypot(
                Statistics.errorOfMedian(before.values()) / base, Statistics.errorOfMedian(after.values()) / base);
        return new Difference(before, after, after.median() / base - 1, Math.max(tolerance, ERRORS * error));
    }

    Verdict verdict() {
        if (!(Math.abs(change) > noise)) {
            return Verdict.EQUAL;
        }
        return change > 0 == before.unit().lessIsBetter() ? Verdict.WORSE : Verdict.BETTER;
    }
}
