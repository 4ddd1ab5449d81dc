package dev.pgstream.benchmarks.tpch;

import dev.pgstream.runtime.RefreshAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tells the results to people.
 *
 * @param conditions lines about what they were measured on
 */
record MarkdownReport(Results results, List<String> conditions) {

    private static final String METHOD = """
            Times are medians in ms, as the client sees them, commits included. *Refresh* is `refresh_stream_table`, *full* the
            same of a stream table in FULL mode, *query* is `CREATE TEMP TABLE … AS` the query, *view* is
            `REFRESH MATERIALIZED VIEW` of the query; the four are measured in turns within each round. Ratios are medians of
            each round's ratio: above 1 the refresh is faster. `NO_DATA`: only other tables had changed; left out of the
            first row of means.
            """;
    private static final String TITLES = """
            | Query | Action | Changed rows | Refresh | Full | Query | View | Full / refresh | Query / refresh | View / refresh |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    String text() {
        return "# TPC-H: refresh by changes against computing everything anew\n\n"
                + conditions.stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + "\n" + METHOD
                + "\n" + TITLES
                + results.queries().stream().map(this::row).collect(Collectors.joining())
                + means()
                + "\n" + verdict() + "\n";
    }

    private String means() {
        return means("with changes", results.withChanges()) + means("of all", results.queries());
    }

    private String means(String of, List<String> queries) {
        return String.format(
                Locale.ROOT,
                "| geometric mean %s | | | | | | | **%.1f** | **%.1f** | **%.1f** |%n",
                of,
                results.geometricMean(queries, Measurement::overFull),
                results.geometricMean(queries, Measurement::overQuery),
                results.geometricMean(queries, Measurement::overView));
    }

    private String row(String query) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                query,
                results.actions(query),
                results.median(query, Measurement::changedRows),
                results.median(query, Measurement::refreshMs),
                results.median(query, Measurement::fullMs),
                results.median(query, Measurement::queryMs),
                results.median(query, Measurement::viewMs),
                results.median(query, Measurement::overFull),
                results.median(query, Measurement::overQuery),
                results.median(query, Measurement::overView));
    }

    private String verdict() {
        List<String> reasons = results.measurements().stream()
                .filter(measured -> measured.action() == RefreshAction.FULL)
                .map(measured -> "- %s is computed in full: %s".formatted(measured.query(), measured.reason()))
                .distinct()
                .sorted()
                .toList();
        String equality = results.different().isEmpty()
                ? "At the end each stream table was equal to its query."
                : "At the end NOT EQUAL to their queries: " + String.join(", ", results.different());
        return reasons.isEmpty() ? equality : equality + "\n\n" + String.join("\n", reasons);
    }
}
