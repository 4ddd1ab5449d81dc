package dev.pgstream.benchmarks.tpch;

import java.util.Locale;
import java.util.stream.Collectors;

/** Each measurement in a line, for programs. */
record CsvReport(Results results) {

    private static final String TITLES =
            "round,query,action,changed_rows,refresh_ms,decide_ms,apply_ms,clean_ms,full_ms,query_ms,view_ms\n";

    String text() {
        return results.measurements().stream().map(CsvReport::line).collect(Collectors.joining("\n", TITLES, "\n"));
    }

    private static String line(Measurement measured) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%s,%d,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f",
                measured.round(),
                measured.query(),
                measured.action(),
                measured.changedRows(),
                measured.refreshMs(),
                measured.phases().decideMs(),
                measured.phases().applyMs(),
                measured.phases().cleanMs(),
                measured.fullMs(),
                measured.queryMs(),
                measured.viewMs());
    }
}
