package dev.pgstream.engine.program;

import java.util.List;
import java.util.Optional;

/**
 * What the stored table looks like.
 *
 * @param key the columns that identify a row; an empty list where there is always one row; empty where rows may repeat
 *     and are found by content
 * @param lookups lists of columns that refreshes look rows up by, beside the key; each is served by an index
 * @param count the column that counts a group's rows, which a refresh must never bring below 1 (below 0 without keys)
 */
public record Storage(
        List<StoredColumn> columns, Optional<List<String>> key, List<List<String>> lookups, Optional<String> count) {
    public Storage {
        columns = List.copyOf(columns);
        lookups = List.copyOf(lookups);
    }

    /** A table whose rows are looked up by nothing but their key or their content. */
    public Storage(List<StoredColumn> columns, Optional<List<String>> key, Optional<String> count) {
        this(columns, key, List.of(), count);
    }

    public List<String> names() {
        return columns.stream().map(StoredColumn::name).toList();
    }

    public StoredColumn column(String name) {
        return columns.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stored column " + name));
    }

    /** Whether every key column is known not to be NULL, so that the key can be a primary key. */
    public boolean keyNotNull() {
        return key.orElse(List.of()).stream()
                .allMatch(name -> column(name).info().notNull());
    }
}
