package dev.pgstream.benchmarks.matrix;

import dev.pgstream.benchmarks.Statistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells the results to people.
 *
 * @param modes of the stream tables
 * @param conditions lines about what they were measured on
 * @param different where a result was not that of the query
 */
record MatrixReport(List<Summary> summaries, List<String> modes, List<String> conditions, List<String> different) {

    String text() {
        return "# Refresh matrix\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nTimes are in ms, with planning and commits. *Hand-written* is the delta that an expert would write"
                + " for this query alone:\nit neither looks for changes nor removes them, and keeps no record.\n\n"
                + modes.stream()
                        .filter(mode -> !mode.equals("FULL"))
                        .map(this::ratios)
                        .collect(Collectors.joining())
                + "## All times\n\n"
                + "| Scenario | Rows | Change | Way | Action | First | Median | P95 | P95 / median |"
                + " Decide | Apply | Clean | Commit | Spread |\n"
                + "| --- | ---: | ---: | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n"
                + summaries.stream().map(MatrixReport::row).collect(Collectors.joining())
                + "\n" + verdict() + "\n";
    }

    private String ratios(String mode) {
        return "## " + mode + " beside the others, medians\n\n"
                + "| Scenario | Rows | Change | " + mode + " | Hand-written | " + mode + " / hand-written |"
                + " TRUNCATE, INSERT / " + mode + " | Materialized view / " + mode + " | FULL / materialized view |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
                + summaries.stream()
                        .filter(summary -> summary.mode().equals(mode))
                        .map(this::ratioRow)
                        .collect(Collectors.joining())
                + "\n";
    }

    private String ratioRow(Summary ours) {
        double median = ours.median();
        double byHand = median(ours.cell(), StatementsSubject.HAND_WRITTEN);
        double view = median(ours.cell(), StatementsSubject.VIEW);
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s %% | %.1f | %.1f | %.2f | %.1f | %.1f | %.2f |%n",
                ours.cell().scenario().name(),
                ours.cell().rows(),
                percent(ours.cell()),
                median,
                byHand,
                median / byHand,
                median(ours.cell(), StatementsSubject.TRUNCATE_INSERT) / median,
                view / median,
                median(ours.cell(), "FULL") / view);
    }

    /** Not a number where that way was not measured. */
    private double median(Cell cell, String mode) {
        Optional<Summary> found = summaries.stream()
                .filter(summary -> summary.cell().equals(cell) && summary.mode().equals(mode))
                .findFirst();
        return found.map(Summary::median).orElse(Double.NaN);
    }

    private static String row(Summary summary) {
        String phases = MatrixCsv.PHASES.stream()
                .map(phase -> summary.phases().get(phase))
                .map(times -> times == null ? " |" : String.format(Locale.ROOT, " %.1f |", Statistics.median(times)))
                .collect(Collectors.joining());
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s %% | %s | %s | %.1f | %.1f | %.1f | %.2f |%s %s |%n",
                summary.cell().scenario().name(),
                summary.cell().rows(),
                percent(summary.cell()),
                summary.mode(),
                String.join(", ", summary.actions()),
                summary.first(),
                summary.median(),
                summary.p95(),
                summary.p95() / summary.median(),
                phases,
                Histogram.of(summary.later()));
    }

    static String percent(Cell cell) {
        return String.format(Locale.ROOT, "%s", Math.round(cell.share() * 100_000) / 1000.0);
    }

    private String verdict() {
        return different.isEmpty()
                ? "After each cycle every result was equal to the query."
                : "**NOT EQUAL TO THE QUERY:** " + String.join("; ", different);
    }
}
