package dev.pgstream.engine.expr;

import java.util.List;

/** A cast to plain {@code numeric}, which keeps the scale of an exact operand. */
public record NumericCast(String text, Expr operand) implements Expr {
    @Override
    public List<ColumnRef> columns() {
        return operand.columns();
    }
}
