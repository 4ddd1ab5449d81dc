package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.sql.Equality;
import dev.pgstream.engine.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds stored rows by some of their columns, with NULLs equal. An index on columns does not serve a comparison that takes
 * NULLs as equal; so where there may be any, rows are found by a hash of the columns first.
 */
public final class ColumnsLookup {

    private final List<StoredColumn> columns;

    public ColumnsLookup(List<StoredColumn> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Returns the condition that two relations, which both have the columns, agree in them. */
    public String same(String left, String right) {
        List<String> names =
                columns.stream().map(column -> Identifier.quote(column.name())).toList();
        return same(
                names.stream().map(name -> left + "." + name).toList(),
                names.stream().map(name -> right + "." + name).toList());
    }

    /**
     * Returns the condition that the columns have the same values.
     *
     * @param left an expression for each column
     * @param right the same of what they are compared with
     */
    public String same(List<String> left, List<String> right) {
        Stream<String> exact = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        Equality.of(left.get(i), right.get(i), columns.get(i).info()));
        Optional<String> hash =
                hash(left).map(value -> value + " = " + hash(right).orElseThrow());
        return Stream.concat(hash.stream(), exact).collect(Collectors.joining(" AND "));
    }

    /** Returns what an index must be on to serve the condition; empty where none can. */
    List<String> indexed() {
        if (isPlain()) {
            return names();
        }
        return hash(names()).map(List::of).orElseGet(() -> isSortable(terms()) ? terms() : List.of());
    }

    /** Whether the condition is on the columns themselves, and an index can hold them. */
    boolean isPlain() {
        return isSortable() && terms().equals(names());
    }

    /** Whether an index can hold the columns. */
    boolean isSortable() {
        return isSortable(names());
    }

    private boolean isSortable(List<String> terms) {
        return are(SqlType::sortable) && terms.size() <= StoredIndex.MAX_TERMS;
    }

    /** The hash that rows are found by. One over part of the columns is little use where all can be indexed. */
    private Optional<String> hash(List<String> values) {
        boolean whole = are(SqlType::hashable) || !isSortable(terms());
        return isPlain() || !whole ? Optional.empty() : ContentHash.of(columns, values);
    }

    private boolean are(Predicate<SqlType> property) {
        return columns.stream()
                .allMatch(column -> column.info().type().filter(property).isPresent());
    }

    List<String> names() {
        return columns.stream().map(column -> Identifier.quote(column.name())).toList();
    }

    /** The terms of the equality as an index wants them: expressions in parentheses. */
    private List<String> terms() {
        return columns.stream()
                .flatMap(column -> {
                    String name = Identifier.quote(column.name());
                    return Equality.terms(name, column.info()).stream()
                            .map(term -> term.equals(name) ? name : "(" + term + ")");
                })
                .toList();
    }
}
