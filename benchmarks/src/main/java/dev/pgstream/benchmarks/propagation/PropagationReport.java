package dev.pgstream.benchmarks.propagation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells the results to people.
 *
 * @param conditions lines about what they were measured on
 * @param different the stream tables that were not equal to their queries
 */
record PropagationReport(List<Measurement> measurements, List<String> conditions, List<String> different) {

    String text() {
        return "# From commit to the last stream table\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nTimes are in ms, from a commit that changes 10 of 10,000 rows until a reader finds them in the last"
                + " stream table;\nthe wait for the next firing is part of them.\n\n"
                + "| Stream tables | Schedule | Refreshes at a time | Median | Longest |\n"
                + "| --- | --- | ---: | ---: | ---: |\n"
                + measurements.stream().map(PropagationReport::row).collect(Collectors.joining())
                + "\n" + verdict() + "\n";
    }

    private static String row(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.1f | %.1f |%n",
                measured.shape().name(),
                measured.shape().schedule(),
                measured.concurrency(),
                measured.median(),
                measured.longest());
    }

    private String verdict() {
        return different.isEmpty()
                ? "At the end every stream table was equal to its query."
                : "**Not equal to their queries: " + String.join(", ", different) + ".**";
    }
}
