package dev.pgstream.engine.expr;

import java.util.List;
import java.util.stream.Stream;

/** An equality between two columns by the plain {@code =} operator: what lets one key determine another. */
public record Equals(String text, ColumnRef left, ColumnRef right) implements Expr {
    @Override
    public List<ColumnRef> columns() {
        return Stream.of(left, right).distinct().toList();
    }
}
