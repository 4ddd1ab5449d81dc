package dev.pgstream.engine.plan;

import java.util.List;

/** The same rows with weights of the other sign; plain rows weigh -1. */
public record Negate(Operator input) implements Operator {
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
        return true;
    }
}
