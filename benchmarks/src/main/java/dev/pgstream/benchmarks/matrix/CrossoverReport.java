package dev.pgstream.benchmarks.matrix;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells people whether AUTO chose well.
 *
 * @param conditions lines about what the results were measured on
 * @param different where a result was not that of the query
 */
record CrossoverReport(List<Summary> summaries, List<String> conditions, List<String> different) {

    private static final double WANTED = 1.1;

    String text() {
        List<Summary> autos = summaries.stream()
                .filter(summary -> summary.mode().equals("AUTO"))
                .toList();
        long missed = autos.stream().filter(auto -> ratio(auto) > WANTED).count();
        return "# Where a refresh in full is cheaper\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\nMedians in ms, with commits. *Ratio* is AUTO over the better of the other two.\n\n"
                + "| Scenario | Rows | Change | DIFFERENTIAL | FULL | AUTO | What AUTO did | Ratio |\n"
                + "| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |\n"
                + autos.stream().map(this::row).collect(Collectors.joining())
                + "\n" + String.format(Locale.ROOT, "%d of %d are above %.1f.%n", missed, autos.size(), WANTED)
                + "\n"
                + (different.isEmpty()
                        ? "After each cycle every result was equal to the query.\n"
                        : "**NOT EQUAL TO THE QUERY:** " + String.join("; ", different) + "\n");
    }

    private String row(Summary auto) {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s %% | %.1f | %.1f | %.1f | %s | %.2f |%n",
                auto.cell().scenario().name(),
                auto.cell().rows(),
                MatrixReport.percent(auto.cell()),
                median(auto.cell(), "DIFFERENTIAL"),
                median(auto.cell(), "FULL"),
                auto.median(),
                String.join(", ", auto.actions()),
                ratio(auto));
    }

    private double ratio(Summary auto) {
        return auto.median() / Math.min(median(auto.cell(), "DIFFERENTIAL"), median(auto.cell(), "FULL"));
    }

    private double median(Cell cell, String mode) {
        Optional<Summary> found = summaries.stream()
                .filter(summary -> summary.cell().equals(cell) && summary.mode().equals(mode))
                .findFirst();
        return found.map(Summary::median).orElse(Double.NaN);
    }
}
