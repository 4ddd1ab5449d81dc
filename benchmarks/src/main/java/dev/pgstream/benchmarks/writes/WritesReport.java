package dev.pgstream.benchmarks.writes;

import dev.pgstream.benchmarks.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Tells the results to people.
 *
 * @param conditions lines about what they were measured on
 * @param different what was written to when a stream table was not equal to its query at the end
 */
record WritesReport(
        Parameters parameters,
        Map<Measurement, List<Pgbench.Measured>> measured,
        List<String> conditions,
        List<String> different) {

    String text() {
        List<Capture> captures = parameters.captures().stream()
                .filter(one -> one != Capture.NONE)
                .toList();
        return "# What capture costs writers\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\n*None* is the time of a statement in ms and, of single rows, the transactions per second of all"
                + " clients together, where no stream table\nreads the table. The other columns are ratios to it: of"
                + " the time, and of the transactions per second.\n\n"
                + "| Table | Statement | Rows | Clients | None, ms | None, tps |"
                + captures.stream()
                        .map(one -> " " + one.label() + ", time | tps |")
                        .collect(Collectors.joining())
                + "\n| --- | --- | ---: | ---: | ---: | ---: |" + " ---: | ---: |".repeat(captures.size()) + "\n"
                + measured.keySet().stream()
                        .filter(one -> one.capture() == Capture.NONE)
                        .map(one -> row(one, captures))
                        .collect(Collectors.joining())
                + "\n" + verdict() + "\n";
    }

    private String row(Measurement none, List<Capture> captures) {
        String start = String.format(
                Locale.ROOT,
                "| %s | %s | %,d | %d | %.3f | %,.0f |",
                none.width().label(),
                none.write().label(),
                none.batch(),
                none.clients(),
                median(none, Pgbench.Measured::ms),
                median(none, Pgbench.Measured::perSecond));
        return start
                + captures.stream()
                        .map(capture -> String.format(
                                Locale.ROOT,
                                " %.2f | %.2f |",
                                ratio(none, capture, Pgbench.Measured::ms),
                                ratio(none, capture, Pgbench.Measured::perSecond)))
                        .collect(Collectors.joining())
                + "\n";
    }

    private double ratio(Measurement none, Capture capture, ToDoubleFunction<Pgbench.Measured> value) {
        return median(none.with(capture), value) / median(none, value);
    }

    private double median(Measurement one, ToDoubleFunction<Pgbench.Measured> value) {
        return Statistics.median(measured.getOrDefault(one, List.of()).stream()
                .map(value::applyAsDouble)
                .toList());
    }

    private String verdict() {
        return different.isEmpty()
                ? "At the end every stream table was equal to its query."
                : "**Not equal to their queries: " + String.join(", ", different) + ".**";
    }
}
