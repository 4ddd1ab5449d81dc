package dev.pgstream.engine.zset;

import dev.pgstream.engine.expr.ColumnRef;
import java.util.List;
import java.util.stream.Stream;

/** Rows and the names of their columns. */
public record Relation(List<ColumnRef> columns, ZSet rows) {

    public Relation {
        columns = List.copyOf(columns);
    }

    /** Returns the product: every pair of rows, its weights multiplied. */
    Relation times(Relation other) {
        ZSet product = new ZSet();
        rows.weights()
                .forEach((left, weight) -> other.rows
                        .weights()
                        .forEach((right, times) -> product.add(left.and(right), Math.multiplyExact(weight, times))));
        return new Relation(
                Stream.concat(columns.stream(), other.columns.stream()).toList(), product);
    }

    int position(ColumnRef column) {
        int position = columns.indexOf(column);
        if (position < 0) {
            throw new IllegalArgumentException("no column " + column + " in " + columns);
        }
        return position;
    }

    List<Integer> positions(List<String> names) {
        return names.stream().map(name -> position(ColumnRef.of(name))).toList();
    }
}
