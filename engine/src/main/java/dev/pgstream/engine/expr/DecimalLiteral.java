package dev.pgstream.engine.expr;

import java.util.List;

/** A number with digits after the decimal point, as many as its {@code numeric} value shows. */
public record DecimalLiteral(String text) implements Expr {

    public int scale() {
        return text.length() - 1 - text.indexOf('.');
    }

    @Override
    public List<ColumnRef> columns() {
        return List.of();
    }
}
