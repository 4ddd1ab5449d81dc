package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;

/** The rows of a FROM item before the change, as a signed multiset: now less change. */
final class OldState {

    private OldState() {}

    static Alias of(Alias alias, Differentiator differentiator) {
        List<Operator> terms = differentiator.terms(alias.input());
        if (terms.isEmpty()) {
            return alias;
        }
        List<Operator> parts = new ArrayList<>();
        parts.add(alias.input());
        terms.forEach(term -> parts.add(new Negate(term)));
        return alias.over(new UnionAll(parts));
    }
}
