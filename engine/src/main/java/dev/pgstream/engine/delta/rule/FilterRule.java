package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Filtering is linear.
 *
 * <pre>
 *   d(Filter p X)  =  Filter p (dX)
 * </pre>
 *
 * The conditions on a join are its own, where they tell which rows of an input meet the change of another.
 */
public final class FilterRule {

    private FilterRule() {}

    public static List<Operator> terms(Filter filter, Differentiator differentiator) {
        if (filter.conditions().contains(Filter.NEVER)) {
            return List.of();
        }
        if (filter.input() instanceof Join join) {
            List<Expr> all = new ArrayList<>(join.conditions());
            all.addAll(filter.conditions());
            return differentiator.terms(new Join(join.inputs(), all));
        }
        return differentiator.terms(filter.input()).stream()
                .<Operator>map(term -> new Filter(filter.conditions(), term))
                .toList();
    }
}
