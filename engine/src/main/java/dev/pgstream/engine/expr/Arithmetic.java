package dev.pgstream.engine.expr;

import java.util.List;
import java.util.stream.Stream;

/** An addition, subtraction or multiplication: what keeps the scale of its operands predictable. */
public record Arithmetic(String text, char operator, Expr left, Expr right) implements Expr {
    @Override
    public List<ColumnRef> columns() {
        return Stream.concat(left.columns().stream(), right.columns().stream())
                .distinct()
                .toList();
    }
}
