package dev.pgstream.worker.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report as records: a line a column, names to the left of values, blank lines between rows, no line for nulls. */
final class TextRecord {

    private TextRecord() {}

    static List<String> lines(Report report) {
        int width = report.columns().stream().mapToInt(String::length).max().orElse(0);
        String below = "\n" + " ".repeat(width + 2);
        List<String> lines = new ArrayList<>();
        for (List<@Nullable Object> row : report.rows()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i) != null) {
                    String name = TextTable.title(report.columns().get(i));
                    String value = Cell.text(row.get(i)).strip().replaceAll("\\R", below);
                    lines.add((name + " ".repeat(width - name.length() + 2) + value).stripTrailing());
                }
            }
        }
        return lines;
    }
}
