package dev.pgstream.engine.plan;

import java.util.List;

/** The input itself, computed once for all places of a statement that read it. */
public record Shared(Operator input) implements Operator {
    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return input.weighted();
    }
}
