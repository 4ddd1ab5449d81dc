package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.Expr;
import java.util.List;

/** An inner join of any number of FROM items; a row's weight is the product of its parts' weights. */
public record Join(List<Operator> inputs, List<Expr> conditions) implements Operator {
    public Join {
        inputs = List.copyOf(inputs);
        conditions = List.copyOf(conditions);
        if (inputs.size() < 2) {
            throw new IllegalArgumentException("a join needs two inputs, got " + inputs);
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return inputs.stream().anyMatch(Operator::weighted);
    }
}
