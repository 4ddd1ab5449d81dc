package dev.pgstream.benchmarks.buffers;

import dev.pgstream.benchmarks.result.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Tells the results to people.
 *
 * @param conditions lines about what they were measured on
 */
record BuffersReport(List<Measurement> measurements, List<String> conditions) {

    String text() {
        return "# Change buffers under a steady load\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + measurements.stream().map(BuffersReport::section).collect(Collectors.joining());
    }

    /** The same for the file of the results: a value for each window. */
    static List<Series> series(List<Measurement> measurements, String place) {
        List<Series> series = new ArrayList<>();
        for (Measurement run : measurements) {
            String readers = run.slow() ? "2" : "1";
            series.add(one(run, readers, place, "refresh", Series.Unit.MILLISECONDS, Window::median));
            series.add(one(run, readers, place, "buffer", Series.Unit.BYTES, Window::bufferBytes));
            series.add(one(run, readers, place, "backlog", Series.Unit.BYTES, Window::backlogBytes));
        }
        return series;
    }

    private static Series one(
            Measurement run,
            String readers,
            String place,
            String what,
            Series.Unit unit,
            ToDoubleFunction<Window> value) {
        return new Series(
                Map.of("readers", readers, "place", place, "what", what),
                unit,
                run.windows().stream().map(value::applyAsDouble).toList());
    }

    private static String section(Measurement run) {
        return "\n## "
                + (run.slow() ? "With a second stream table that is only refreshed at the end" : "One stream table")
                + "\n\n| Second | Rows written | Buffer, MB | Backlog, MB | Refresh, median ms | longest ms |\n"
                + "| ---: | ---: | ---: | ---: | ---: | ---: |\n"
                + run.windows().stream().map(BuffersReport::row).collect(Collectors.joining())
                + "\n"
                + (run.slow()
                        ? String.format(
                                Locale.ROOT, "The second one's refresh: %s, %.0f ms. ", run.slowAction(), run.slowMs())
                        : "")
                + String.format(Locale.ROOT, "At rest the buffer has %.1f MB. ", mb(run.bytesAtRest()))
                + (run.different() == 0 ? "All equal to their queries.\n" : "**Not equal to their queries.**\n");
    }

    private static String row(Window window) {
        return String.format(
                Locale.ROOT,
                "| %d | %d | %.1f | %.1f | %.1f | %.1f |%n",
                window.second(),
                window.writes(),
                mb(window.bufferBytes()),
                mb(window.backlogBytes()),
                window.median(),
                window.longest());
    }

    private static double mb(long bytes) {
        return bytes / 1e6;
    }
}
