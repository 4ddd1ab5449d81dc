package dev.pgstream.engine.plan;

/** The same rows with weights of the other sign; plain rows weigh -1. */
public record Negate(Operator input) implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return true;
    }
}
