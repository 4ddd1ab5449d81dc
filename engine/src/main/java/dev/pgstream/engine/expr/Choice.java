package dev.pgstream.engine.expr;

import java.util.List;

/**
 * One of several values, as conditions decide: {@code CASE} and {@code COALESCE}.
 *
 * @param text the whole expression
 * @param columns all columns that it reads
 * @param values what it may give, other than NULL
 */
public record Choice(String text, List<ColumnRef> columns, List<Expr> values) implements Expr {
    public Choice {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }
}
