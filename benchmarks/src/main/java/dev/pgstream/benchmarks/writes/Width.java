package dev.pgstream.benchmarks.writes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table: {@code id}, and columns {@code c1}, {@code c2} and so on, each fourth of them a text, the others numbers; and a
 * stream table over it.
 */
enum Width {
    NARROW(3, 3),
    MEDIUM(8, 8),
    WIDE(20, 20),
    /** The stream table uses three columns of twenty. */
    PRUNED(20, 3);

    private static final int TEXT_EACH = 4;

    private final int columns;
    private final int used;

    Width(int columns, int used) {
        this.columns = columns;
        this.used = used;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The statements that are worth measuring with it. */
    List<Write> writes() {
        return Arrays.stream(Write.values())
                .filter(write -> write != Write.UPDATE_UNUSED || this == PRUNED)
                .toList();
    }

    /** Declarations of its columns. */
    String declarations() {
        return "id bigint PRIMARY KEY, "
                + each(columns, column -> "c" + column + (text(column) ? " text" : " int") + " NOT NULL");
    }

    /** Values of a row, for the SELECT list. */
    String values(String id) {
        return id + ", " + each(columns, column -> text(column) ? "'text " + column + "'" : Integer.toString(column));
    }

    /** The query of its stream table, whose result is small. */
    String query(String table) {
        return "SELECT id %% 100 AS g, count(*) AS n, %s FROM %s GROUP BY 1"
                .formatted(
                        each(
                                used,
                                column -> "sum(" + (text(column) ? "length(c" + column + ")" : "c" + column) + ") AS s"
                                        + column),
                        table);
    }

    /** A column that no stream table uses, if there is one; else the last one. */
    String lastColumn() {
        return "c" + (text(columns - 1) ? columns - 2 : columns - 1);
    }

    /** The key is one of the columns. */
    private static String each(int columns, IntFunction<String> text) {
        return IntStream.range(1, columns).mapToObj(text).collect(Collectors.joining(", "));
    }

    private static boolean text(int column) {
        return column % TEXT_EACH == 0;
    }
}
