package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;

/**
 * A bag union is linear. Branches without a change stay, emptied: a union's column types come from all of its branches, and
 * what is computed above depends on them.
 *
 * <pre>
 *   d(X + Y)  =  dX + dY
 * </pre>
 */
public final class UnionAllRule {

    private UnionAllRule() {}

    public static List<Operator> terms(UnionAll union, Differentiator differentiator) {
        List<Operator> parts = new ArrayList<>();
        boolean any = false;
        for (Operator branch : union.branches()) {
            List<Operator> terms = differentiator.terms(branch);
            any |= !terms.isEmpty();
            parts.addAll(terms.isEmpty() ? List.of(Filter.emptied(branch)) : terms);
        }
        return any ? List.of(new UnionAll(parts)) : List.of();
    }
}
