package dev.pgstream.engine.expr;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column's value, or NULL, as a condition decides: of the column's own type.
 *
 * @param text the whole expression
 * @param others the columns that decide
 */
public record Masked(String text, ColumnRef column, List<ColumnRef> others) implements Expr {
    public Masked {
        others = List.copyOf(others);
    }

    @Override
    public List<ColumnRef> columns() {
        return Stream.concat(others.stream(), Stream.of(column)).distinct().toList();
    }
}
