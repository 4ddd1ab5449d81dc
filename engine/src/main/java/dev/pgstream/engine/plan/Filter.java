package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.Expr;
import java.util.List;

/** The rows for which every condition is true. */
public record Filter(List<Expr> conditions, Operator input) implements Operator {
    public Filter {
        conditions = List.copyOf(conditions);
    }

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
