package dev.pgstream.testkit.fuzz.schema;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes random tables: two with a key of one column, one with a key of two, two without, and one of edges. */
public final class SchemaGenerator {

    /** The table of directed edges between few nodes, for recursion: columns {@code src} and {@code dst}. */
    public static final String EDGES = "edges";

    private static final int FEWEST_ROWS = 5;
    private static final int MOST_ROWS = 16;

    private final Dice dice;

    public SchemaGenerator(Dice dice) {
        this.dice = dice;
    }

    /** Makes a schema. */
    public Schema schema() {
        List<SourceTable> tables = new ArrayList<>();
        for (String name : List.of("keyed", "parent")) {
            tables.add(table(name, List.of(key("id", "int", Type.INT, numbers(20)))));
        }
        tables.add(table(
                "composite",
                List.of(
                        key("a", "int", Type.INT, numbers(5)),
                        key("b", "text", Type.TEXT, List.of("'a'", "'b'", "'B'", "''")))));
        tables.add(table("bag", List.of()));
        tables.add(table("heap", List.of()));
        tables.add(edges());
        List<String> rows = new ArrayList<>();
        tables.forEach(table -> rows.addAll(rows(table)));
        return new Schema(tables, rows);
    }

    private SourceTable table(String name, List<TableColumn> key) {
        List<TableColumn> columns = new ArrayList<>(key);
        for (Type type : dice.<Type>some(List.of(Type.values()), 4, Type.values().length)) {
            columns.add(column(type.name().substring(0, 1).toLowerCase(Locale.ROOT) + columns.size(), type));
        }
        return new SourceTable(
                name, columns, key.stream().map(TableColumn::name).toList());
    }

    private TableColumn column(String name, Type type) {
        String declared = type == Type.NUMERIC && dice.chance(60) ? "numeric(10,2)" : type.sql();
        return dice.chance(15)
                ? new TableColumn(name, type, declared + " NOT NULL", Values.present(type))
                : new TableColumn(name, type, declared, Values.of(type));
    }

    private SourceTable edges() {
        List<TableColumn> ends =
                List.of(key("src", "int", Type.INT, numbers(6)), key("dst", "int", Type.INT, numbers(6)));
        return new SourceTable(EDGES, ends, dice.chance(50) ? List.of("src", "dst") : List.of());
    }

    private static TableColumn key(String name, String declared, Type type, List<String> pool) {
        return new TableColumn(name, type, declared + " NOT NULL", pool);
    }

    private static List<String> numbers(int upTo) {
        return IntStream.rangeClosed(1, upTo).mapToObj(String::valueOf).toList();
    }

    private List<String> rows(SourceTable table) {
        String columns = table.columns().stream().map(TableColumn::name).collect(Collectors.joining(", "));
        return IntStream.range(0, dice.between(FEWEST_ROWS, MOST_ROWS))
                .mapToObj(row -> table.columns().stream()
                        .map(column -> dice.<String>one(column.pool()))
                        .collect(Collectors.joining(
                                ", ",
                                "INSERT INTO " + table.name() + " (" + columns + ") VALUES (",
                                table.key().isEmpty() ? ")" : ") ON CONFLICT DO NOTHING")))
                .toList();
    }
}
