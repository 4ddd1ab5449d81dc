package dev.pgstream.engine.plan;

import java.util.List;

/**
 * Constant rows.
 *
 * @param sql the VALUES list as the server prints it
 */
public record Values(List<String> columns, String sql) implements Operator {
    public Values {
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
