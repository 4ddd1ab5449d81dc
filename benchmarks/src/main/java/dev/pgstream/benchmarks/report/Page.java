package dev.pgstream.benchmarks.report;

import dev.pgstream.benchmarks.Statistics;
import dev.pgstream.benchmarks.result.Results;
import dev.pgstream.benchmarks.result.Series;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One HTML page that needs no other file. */
final class Page {

    private static final String START = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>pg_stream benchmarks</title>
            <style>
            body { font-family: sans-serif; max-width: 72em; margin: 2em auto; color: #222; }
            table { border-collapse: collapse; font-size: 0.85em; }
            th, td { border-bottom: 1px solid #ddd; padding: 0.2em 0.8em; text-align: left; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; }
            img { max-width: 100%; }
            li { font-size: 0.85em; }
            </style>
            </head>
            <body>
            <h1>pg_stream benchmarks</h1>
            """;

    private final StringBuilder html = new StringBuilder(START);

    /**
     * Adds a run.
     *
     * @param images PNG by name
     */
    void add(Results results, Map<String, byte[]> images) {
        String parameters = results.parameters().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        html.append("<h2>").append(escaped(results.benchmark())).append("</h2>\n<ul>\n");
        for (String line : results.environment().lines(parameters)) {
            html.append("<li>").append(escaped(line)).append("</li>\n");
        }
        html.append("</ul>\n");
        images.forEach((name, png) -> html.append("<p><img alt=\"")
                .append(escaped(name))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\"></p>\n"));
        table(results.series());
    }

    private void table(List<Series> all) {
        html.append("<details><summary>All figures</summary>\n<table>\n")
                .append("<tr><th>What</th><th>Median</th><th>P95</th><th>Values</th><th></th></tr>\n");
        for (Series series : all) {
            html.append(String.format(
                    Locale.ROOT,
                    "<tr><td>%s</td><td class=\"number\">%.3f</td><td class=\"number\">%.3f</td>"
                            + "<td class=\"number\">%d</td><td>%s</td></tr>%n",
                    escaped(series.title()),
                    series.median(),
                    Statistics.percentile(series.values(), 0.95),
                    series.values().size(),
                    escaped(series.unit().sign())));
        }
        html.append("</table>\n</details>\n");
    }

    String text() {
        return html + "</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
