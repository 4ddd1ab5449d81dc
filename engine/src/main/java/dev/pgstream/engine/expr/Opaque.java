package dev.pgstream.engine.expr;

import java.util.List;

/** An expression that the engine passes on without looking inside. */
public record Opaque(String text, List<ColumnRef> columns) implements Expr {
    public Opaque {
        columns = List.copyOf(columns);
    }
}
