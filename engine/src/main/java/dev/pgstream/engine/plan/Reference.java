package dev.pgstream.engine.plan;

import java.util.List;

/** The plain rows of a common table of the same statement. */
public record Reference(String table, List<String> columns) implements Operator {
    public Reference {
        columns = List.copyOf(columns);
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
