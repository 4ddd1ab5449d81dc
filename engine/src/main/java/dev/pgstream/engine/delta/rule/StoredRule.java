package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Stored;
import java.util.List;

/**
 * Groups with a table of their own: the statement has computed their change before.
 *
 * <pre>
 *   d(Stored X)  =  touched groups as they are  -  touched groups as they are stored
 * </pre>
 */
public final class StoredRule {

    private StoredRule() {}

    public static List<Operator> terms(Stored stored, Differentiator differentiator) {
        return differentiator.terms(stored.aggregate().input()).isEmpty()
                ? List.of()
                : List.of(Reference.like(stored, stored.change()).signed());
    }
}
