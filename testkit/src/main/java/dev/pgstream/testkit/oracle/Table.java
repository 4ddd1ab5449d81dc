package dev.pgstream.testkit.oracle;

import java.util.List;

/**
 * A source table that random writes go to.
 *
 * @param name as SQL writes it
 * @param columns the columns that writes set
 * @param key the columns of its key; empty for a table whose rows may repeat
 */
public record Table(String name, List<Column> columns, List<String> key) {
    public Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    List<Column> keyColumns() {
        return columns.stream().filter(c -> key.contains(c.name())).toList();
    }
}
