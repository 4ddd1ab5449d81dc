package dev.pgstream.engine.plan;

import java.util.List;

/** One row without columns: what a SELECT without FROM reads. */
public record Unit() implements Operator {
    @Override
    public List<Operator> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
