package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.program.StoredColumn;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A hash over columns, by which an index finds rows of any types and any length. Values that are equal hash alike, whatever
 * they look like; that two rows hash alike says nothing, so what it finds is compared as well.
 */
final class ContentHash {

    private ContentHash() {}

    /**
     * Returns the hash over those of the columns that can be hashed; empty where none can.
     *
     * @param values an expression for each column
     */
    static Optional<String> of(List<StoredColumn> columns, List<String> values) {
        String list = IntStream.range(0, columns.size())
                .filter(i ->
                        columns.get(i).info().type().filter(SqlType::hashable).isPresent())
                .mapToObj(values::get)
                .collect(Collectors.joining(", "));
        return list.isEmpty() ? Optional.empty() : Optional.of("hash_record_extended(ROW(" + list + "), 0)");
    }
}
