package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.Expr;
import java.util.List;

/** FULL JOIN of plain rows: the matching pairs, and each side's rows without a match, the other side NULL. */
public record FullJoin(Alias left, Alias right, List<Expr> conditions) implements Operator {
    public FullJoin {
        conditions = List.copyOf(conditions);
        if (left.weighted() || right.weighted()) {
            throw new IllegalArgumentException("a full join takes plain rows");
        }
    }

    @Override
    public List<Operator> inputs() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
