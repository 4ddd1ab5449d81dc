package dev.pgstream.worker.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A report as aligned text: columns of numbers to the right, all else to the left, no trailing blanks. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<String> titles;
    private final List<List<String>> cells;
    private final boolean[] numeric;
    private final int[] widths;

    private TextTable(Report report) {
        titles = report.columns().stream().map(TextTable::title).toList();
        cells = report.rows().stream().map(TextTable::texts).toList();
        numeric = new boolean[titles.size()];
        widths = new int[titles.size()];
        for (int i = 0; i < titles.size(); i++) {
            int column = i;
            numeric[i] = report.rows().stream().anyMatch(row -> Cell.isNumber(row.get(column)));
            widths[i] = cells.stream().mapToInt(row -> width(row.get(column))).reduce(width(titles.get(i)), Math::max);
        }
    }

    /** The lines of the table: titles, a rule, the rows. */
    static List<String> lines(Report report) {
        return new TextTable(report).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(titles));
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
            rules.add("-".repeat(width));
        }
        lines.add(line(rules));
        cells.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<String> row) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            String blanks = " ".repeat(widths[i] - width(row.get(i)));
            padded.add(numeric[i] ? blanks + row.get(i) : row.get(i) + blanks);
        }
        return String.join(GAP, padded).stripTrailing();
    }

    /** {@code last_refresh_at} is titled {@code last refresh at}. */
    static String title(String column) {
        return column.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(List<@Nullable Object> row) {
        return row.stream()
                .map(value -> Cell.text(value).lines().map(String::strip).collect(Collectors.joining(" ")))
                .toList();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
