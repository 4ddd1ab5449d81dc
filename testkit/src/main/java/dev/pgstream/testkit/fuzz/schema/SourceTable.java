package dev.pgstream.testkit.fuzz.schema;

import dev.pgstream.testkit.oracle.Column;
import dev.pgstream.testkit.oracle.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table.
 *
 * @param key the columns of its primary key; empty for a table whose rows may repeat
 */
public record SourceTable(String name, List<TableColumn> columns, List<String> key) {
    public SourceTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** The statement that makes it. */
    String create() {
        String primary = key.isEmpty() ? "" : ", PRIMARY KEY (" + String.join(", ", key) + ")";
        return columns.stream()
                .map(column -> column.name() + " " + column.declared())
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", primary + ")"));
    }

    /** What random writes need to know. */
    Table written() {
        return new Table(
                name, columns.stream().map(c -> new Column(c.name(), c.pool())).toList(), key);
    }
}
