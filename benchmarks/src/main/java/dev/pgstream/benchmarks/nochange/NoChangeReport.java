package dev.pgstream.benchmarks.nochange;

import dev.pgstream.benchmarks.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Tells the results to people.
 *
 * @param costs by number of sources
 * @param conditions lines about what they were measured on
 */
record NoChangeReport(Map<Integer, List<NoChangeRun.Cost>> costs, List<String> conditions) {

    String text() {
        return "# Refreshes with nothing to do\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nMedians of the rounds, for one refresh. *Server* is processor time of the server's process.\n\n"
                + "| Sources | Client, µs | P95, µs | Server, µs | WAL, bytes |\n"
                + "| ---: | ---: | ---: | ---: | ---: |\n"
                + costs.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String row(int sources, List<NoChangeRun.Cost> rounds) {
        return String.format(
                Locale.ROOT,
                "| %d | %.0f | %.0f | %.0f | %.2f |%n",
                sources,
                median(rounds, NoChangeRun.Cost::micros),
                median(rounds, NoChangeRun.Cost::p95Micros),
                median(rounds, NoChangeRun.Cost::serverMicros),
                median(rounds, NoChangeRun.Cost::walBytes));
    }

    private static double median(List<NoChangeRun.Cost> rounds, ToDoubleFunction<NoChangeRun.Cost> value) {
        return Statistics.median(rounds.stream().map(value::applyAsDouble).toList());
    }
}
