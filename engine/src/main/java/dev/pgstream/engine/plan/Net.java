package dev.pgstream.engine.plan;

import java.util.List;

/** A signed multiset with each row once, so that what was removed and added again is gone; all columns are comparable. */
public record Net(Operator input) implements Operator {
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
