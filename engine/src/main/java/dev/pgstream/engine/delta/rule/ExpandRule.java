package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Operator;
import java.util.List;

/**
 * Functions that make rows of one row at a time are linear.
 *
 * <pre>
 *   d(Expand f X)  =  Expand f (dX)
 * </pre>
 */
public final class ExpandRule {

    private ExpandRule() {}

    public static List<Operator> terms(Expand expand, Differentiator differentiator) {
        return differentiator.terms(expand.input()).stream()
                .<Operator>map(term -> expand.over((Alias) term))
                .toList();
    }
}
