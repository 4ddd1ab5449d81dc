package dev.pgstream.benchmarks.targets;

import java.util.Locale;

/**
 * One figure beside its limit.
 *
 * @param text the figure, with what it is of
 * @param met whether it is within the limit
 */
record Finding(String text, boolean met) {

    /** One that may not be above a limit. */
    static Finding atMost(String of, double value, double limit, String unit) {
        return of(of, value, limit, unit, value <= limit);
    }

    /** One that may not be below a limit. */
    static Finding atLeast(String of, double value, double limit, String unit) {
        return of(of, value, limit, unit, value >= limit);
    }

    private static Finding of(String of, double value, double limit, String unit, boolean met) {
        String figure = String.format(Locale.ROOT, "%s %.2f%s", of, value, unit);
        return new Finding(
                met ? figure : String.format(Locale.ROOT, "**%s (limit %.2f%s)**", figure, limit, unit), met);
    }
}
