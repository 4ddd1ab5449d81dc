package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import java.util.List;

/**
 * Filtering is linear.
 *
 * <pre>
 *   d(Filter p X)  =  Filter p (dX)
 * </pre>
 */
public final class FilterRule {

    private FilterRule() {}

    public static List<Operator> terms(Filter filter, Differentiator differentiator) {
        if (filter.conditions().contains(Filter.NEVER)) {
            return List.of();
        }
        return differentiator.terms(filter.input()).stream()
                .<Operator>map(term -> new Filter(filter.conditions(), term))
                .toList();
    }
}
