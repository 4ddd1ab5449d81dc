package dev.pgstream.engine.plan;

import java.util.List;

/**
 * INTERSECT or EXCEPT, matched by content: each row is a partition of its own.
 *
 * @param all whether rows count as often as they occur
 * @param left its column names are those of the result
 * @param right has the same column names
 */
public record SetOperation(Kind kind, boolean all, Operator left, Operator right) implements Partitioned {

    /** Which of the two. */
    public enum Kind {
        INTERSECT,
        EXCEPT
    }

    public SetOperation {
        if (!Lineage.names(left).equals(Lineage.names(right))) {
            throw new IllegalArgumentException("both sides have the same column names");
        }
    }

    @Override
    public List<String> keys() {
        return Lineage.names(left);
    }

    @Override
    public List<Operator> inputs() {
        return List.of(left, right);
    }

    @Override
    public SetOperation over(List<Operator> inputs) {
        return new SetOperation(kind, all, inputs.get(0), inputs.get(1));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
