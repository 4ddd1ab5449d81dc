package dev.pgstream.engine.plan;

import java.util.List;

/** The rows of a common table of the same statement. */
public record Reference(String table, List<String> columns, boolean weighted) implements Operator {
    public Reference {
        columns = List.copyOf(columns);
    }

    /** Plain rows. */
    public Reference(String table, List<String> columns) {
        this(table, columns, false);
    }

    @Override
    public List<Operator> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
