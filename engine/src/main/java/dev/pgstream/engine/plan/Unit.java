package dev.pgstream.engine.plan;

/** One row without columns: what a SELECT without FROM reads. */
public record Unit() implements Operator {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
