package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The columns that identify a row, all of them where rows may repeat. */
    public List<StoredColumn> identity() {
        return key.map(names -> names.stream().map(this::column).toList()).orElse(columns);
    }

    /** The columns that refreshes look rows up by. */
    public List<StoredColumn> soughtBy() {
        return Stream.concat(
                        identity().stream(),
                        lookups.stream().flatMap(List::stream).map(this::column))
                .distinct()
                .toList();
    }

    /** The same storage, with these types for columns that rows are looked up by and of which none is known. */
    public Storage typed(Map<String, SqlType> types) {
        List<StoredColumn> sought = soughtBy();
        return new Storage(
                columns.stream()
                        .map(column -> sought.contains(column) ? column.typed(types) : column)
                        .toList(),
                key,
                lookups,
                count);
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
}
