package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Changes;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Inputs;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Shared;
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
 * with base and step as they are, R as it was, and the step from the rows O as it was. A row of a union may be yielded in
 * several ways, of which some may rest on the row itself; so what may have lost one goes, and comes back if it is reached
 * from rows that stayed. (Gupta, Mumick and Subrahmanian, "Maintaining Views Incrementally", SIGMOD 1993.)
 */
public final class RecursionRule {

    private final Differentiator differentiator;

    private RecursionRule(Differentiator differentiator) {
        this.differentiator = differentiator;
    }

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

    /**
     * Returns what the step made of rows before the change, and possibly more; weights mean nothing.
     *
     * @param rows the rows
     */
    public static Operator formerStep(Recursion recursion, Reference rows, Differentiator differentiator) {
        return new RecursionRule(differentiator).former(recursion.step(rows));
    }

    /** Where more rows below are no fewer above, those that came are left in: so tables stay tables with their indexes. */
    private Operator former(Operator operator) {
        if (differentiator.terms(operator).isEmpty() && Recurrence.occurrences(operator) == 0) {
            return operator;
        }
        if (operator instanceof Scan scan) {
            return new UnionAll(List.of(scan, new Changes(scan.table())));
        }
        if (operator instanceof Alias alias && !isMonotone(alias.input())) {
            return alias.over(exactly(alias.input()));
        }
        if (operator instanceof Match match && !isSemiJoin(match)) {
            return match.over(
                    (Alias) former(match.left()),
                    match.right().over(exactly(match.right().input())));
        }
        return Inputs.replace(operator, this::former);
    }

    private Operator exactly(Operator operator) {
        if (differentiator.terms(operator).isEmpty()) {
            return operator;
        }
        FormerRows.requireComparable(operator);
        return new Shared(new Former(operator, differentiator.change(operator)));
    }

    /** Whether more rows below are no fewer rows above, or what is matched is told apart further down. */
    private static boolean isMonotone(Operator operator) {
        if (Recurrence.occurrences(operator) > 0) {
            return true;
        }
        return !(operator instanceof Partitioned
                        || operator instanceof FullJoin
                        || (operator instanceof Match match && !isSemiJoin(match)))
                && operator.inputs().stream().allMatch(RecursionRule::isMonotone);
    }

    private static boolean isSemiJoin(Match match) {
        return match.form() instanceof MatchForm.Exists exists && !exists.anti();
    }
}
