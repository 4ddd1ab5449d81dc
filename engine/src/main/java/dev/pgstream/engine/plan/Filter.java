package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Opaque;
import java.util.List;

/** The rows for which every condition is true. */
public record Filter(List<Expr> conditions, Operator input) implements Operator {
    /** The condition that no row meets. */
    public static final Opaque NEVER = new Opaque("false", List.of());

    public Filter {
        conditions = List.copyOf(conditions);
    }

    /** Returns the operator's columns without rows. */
    public static Filter emptied(Operator operator) {
        return new Filter(List.of(NEVER), operator);
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
