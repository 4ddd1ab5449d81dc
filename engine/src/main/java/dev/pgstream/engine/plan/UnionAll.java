package dev.pgstream.engine.plan;

import java.util.List;

/** The rows of all branches, matched by position; weighted if one branch is. Columns are named by the first branch. */
public record UnionAll(List<Operator> branches) implements Operator {
    public UnionAll {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a union needs a branch");
        }
    }

    @Override
    public List<Operator> inputs() {
        return branches;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return branches.stream().anyMatch(Operator::weighted);
    }
}
