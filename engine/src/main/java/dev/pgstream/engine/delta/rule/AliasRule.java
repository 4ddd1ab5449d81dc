package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.UnionAll;
import java.util.List;

/**
 * Naming is linear; the terms become one FROM item.
 *
 * <pre>
 *   d(Alias a X)  =  Alias a (dX)
 * </pre>
 */
public final class AliasRule {

    private AliasRule() {}

    public static List<Operator> terms(Alias alias, Differentiator differentiator) {
        List<Operator> terms = differentiator.terms(alias.input());
        return terms.isEmpty() ? List.of() : List.of(alias.over(sum(terms)));
    }

    /** Returns one operator for a sum of terms. */
    static Operator sum(List<Operator> terms) {
        return terms.size() == 1 ? terms.get(0) : new UnionAll(terms);
    }
}
