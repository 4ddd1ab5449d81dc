package dev.pgstream.engine.expr;

import java.util.List;

/** A whole number. */
public record IntegerLiteral(String text) implements Expr {
    @Override
    public List<ColumnRef> columns() {
        return List.of();
    }
}
