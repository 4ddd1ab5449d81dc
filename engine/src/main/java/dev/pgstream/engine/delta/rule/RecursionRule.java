package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.UnionAll;
import java.util.List;

/**
 * The statement computes the change of a recursion's rows before anything else, from what base and step change of
 * themselves:
 *
 * <pre>
 *   R           =  base + step R
 *   start       =  d base + (d step) R
 *   each row:      dR  =  start + step dR                              until nothing comes any more
 *   UNION:         O   =  R among (rows that start loses + step O)      all that may have to go
 *                  N   =  rows that start gains, rows of O that base or step of R - O still yields, and step N, less R - O
 *                  dR  =  N - O
 * </pre>
 *
 * with base and step as they are, and R as it was. A row of a union may be yielded in several ways, of which some may rest on
 * the row itself; so what may have lost one goes, and comes back if it is reached from rows that stayed. For a way that a row
 * of O no longer leads is one that start loses, and all others the step still makes. (Gupta, Mumick and Subrahmanian, "Maintaining Views Incrementally", SIGMOD 1993.)
 */
public final class RecursionRule {

    private RecursionRule() {}

    public static List<Operator> terms(Recursion recursion, Differentiator differentiator) {
        boolean changed = recursion.inputs().stream()
                .anyMatch(input -> !differentiator.terms(input).isEmpty());
        return changed ? List.of(recursion.like(Recursion.CHANGE).signed()) : List.of();
    }

    /**
     * Returns the change of the base, and of what the step makes of the rows that there were.
     *
     * @param former the rows that there were
     */
    public static Operator start(Recursion recursion, Reference former, Differentiator differentiator) {
        return new UnionAll(
                List.of(differentiator.change(recursion.base()), differentiator.change(recursion.step(former))));
    }
}
