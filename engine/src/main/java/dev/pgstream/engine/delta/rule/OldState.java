package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** The same where it can be read as it is: groups in a table of their own, which the statement has yet to change. */
    static Optional<Alias> atHand(Alias alias) {
        return former(alias.input()).map(alias::over);
    }

    private static Optional<Operator> former(Operator operator) {
        if (operator instanceof Stored stored) {
            return Optional.of(Reference.like(stored, stored.former()));
        }
        if (operator instanceof Project project) {
            return former(project.input()).map(project::over);
        }
        if (operator instanceof Filter filter) {
            return former(filter.input()).map(below -> new Filter(filter.conditions(), below));
        }
        return operator instanceof Alias alias ? former(alias.input()).map(alias::over) : Optional.empty();
    }
}
