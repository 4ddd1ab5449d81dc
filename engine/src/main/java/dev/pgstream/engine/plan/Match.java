package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.Expr;
import java.util.List;

/**
 * Each row of {@code left} with something made of the rows of {@code right} that match it, as its {@link MatchForm} says.
 * Linear in the left rows: their weights pass on. The right rows are plain; of a signed
 * multiset all rows exist.
 *
 * @param conditions over the columns of both sides; a left row depends on just the right rows for which all are true
 */
public record Match(MatchForm form, Alias left, Alias right, List<Expr> conditions) implements Operator {
    public Match {
        conditions = List.copyOf(conditions);
        if (right.weighted() && !(form instanceof MatchForm.Exists)) {
            throw new IllegalArgumentException("only plain rows are matched, not " + right);
        }
    }

    public Match over(Alias otherLeft, Alias otherRight) {
        return new Match(form, otherLeft, otherRight, conditions);
    }

    @Override
    public List<Operator> inputs() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return left.weighted();
    }
}
