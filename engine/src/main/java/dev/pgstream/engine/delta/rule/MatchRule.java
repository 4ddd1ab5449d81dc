package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Captured;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whatever is made of the matching rows (left join, semi-join, anti-join, lateral and scalar subqueries) is linear on the
 * left; of the old left rows just those are computed anew that match a changed right row, as they are and as they were:
 *
 * <pre>
 *   d(X match Y)  =  dX match Y  +  T match Y'  -  T match old Y'
 *   T             =  X where a row of dY matches  -  dX where a row of dY matches
 *   Y'            =  Y where the columns that must equal left ones have a value that occurs in T
 *   old Y         =  Y' - dY where it matches a row of T
 * </pre>
 *
 * Where each left row runs a subquery of its own, it looks up its right rows as the user's query does: a common table would
 * be scanned for each.
 *
 * <p>A left row outside T has the same matches before and after. (Compare Griffin and Kumar, "Algebraic Change Propagation for
 * Semijoin and Outerjoin Queries", SIGMOD Record 1998.)
 */
public final class MatchRule {

    private MatchRule() {}

    public static List<Operator> terms(Match match, Differentiator differentiator) {
        List<Operator> right = differentiator.terms(match.right().input());
        List<Alias> left = left(match, differentiator, !right.isEmpty());
        boolean lookedUp = !right.isEmpty() && OldState.atHand(match.right()).isPresent();
        List<Operator> terms = new ArrayList<>();
        left.forEach(change -> terms.add(entering(match, change, lookedUp, differentiator)));
        if (!right.isEmpty()) {
            Operator change = NetChange.netted(match.right().input(), AliasRule.sum(right), differentiator);
            Alias touched = touched(match, change, left);
            boolean each = LookUps.serve(match, change);
            Operator now = each ? match.right().input() : wanted(match, match.right(), touched);
            Operator old = each
                    ? former(match, now, change, MatchKeys.of(match))
                    : OldState.atHand(match.right())
                            .map(former -> wanted(match, former, touched))
                            .orElseGet(() -> former(match, now, met(match, change, touched), Map.of()));
            terms.add(match.over(touched, match.right().over(now)));
            terms.add(match.over(
                    touched.over(new Negate(touched.input())), match.right().over(old)));
        }
        return terms;
    }

    /** The right rows that agree with touched left ones. */
    private static Operator wanted(Match match, Alias right, Alias touched) {
        Operator agreeing = Wanted.agreeing(right, touched, match.conditions()).input();
        return agreeing.equals(right.input()) ? agreeing : new Shared(agreeing);
    }

    /** The changed right rows that match a touched left one: others were in no match before. */
    private static Operator met(Match match, Operator change, Alias touched) {
        if (MatchKeys.of(match).isEmpty()) {
            return change;
        }
        Alias right = match.right().over(change);
        List<String> above = Lineage.names(right);
        List<String> below = Lineage.names(change);
        return new Project(
                Captured.of(right).stream()
                        .map(column -> new Output(column, below.get(above.indexOf(column.name()))))
                        .toList(),
                semi(right, touched, match.conditions()));
    }

    private static Operator former(Match match, Operator now, Operator change, Map<String, ColumnRef> keys) {
        FormerRows.requireComparable(match.right().input());
        return new Former(now, change, match.form() instanceof MatchForm.Exists, keys);
    }

    /**
     * The left change next to the right rows, of which only the wanted ones are computed.
     *
     * @param lookedUp whether the right rows are changed groups in a table: what they are now takes a look-up each
     */
    private static Operator entering(Match match, Alias change, boolean lookedUp, Differentiator differentiator) {
        Alias left = change.over(NetChange.of(match.left().input(), change.input(), differentiator));
        return match.over(
                left,
                lookedUp
                        ? Wanted.agreeing(match.right(), left, match.conditions())
                        : Wanted.of(match.right(), left, match.conditions()));
    }

    /**
     * The changes of the left rows.
     *
     * @param twice whether they are read more than once: what it takes more than a look at a buffer is computed once
     */
    private static List<Alias> left(Match match, Differentiator differentiator, boolean twice) {
        return differentiator.terms(match.left()).stream()
                .map(Alias.class::cast)
                .map(change -> twice && !(match.left().input() instanceof Scan)
                        ? change.over(new Shared(change.input()))
                        : change)
                .toList();
    }

    /** Old rows that meet a change: rows less changed rows, each looked up for itself. */
    private static Alias touched(Match match, Operator rightChange, List<Alias> left) {
        Alias met = met(match, candidates(match, rightChange), rightChange);
        List<Operator> parts = new ArrayList<>(List.of(met.input()));
        left.forEach(
                change -> parts.add(new Negate(met(match, change, rightChange).input())));
        return met.over(new Shared(left.isEmpty() ? met.input() : new UnionAll(parts)));
    }

    /**
     * The left rows that agree with a changed right one. The planner can start from the changes in a semi-join of equalities
     * alone, and does not see through a GROUP BY.
     */
    private static Alias candidates(Match match, Operator rightChange) {
        boolean equalities = MatchKeys.of(match).size() == match.conditions().size();
        return equalities && !KeyRestriction.pays(match.left().input())
                ? match.left()
                : Wanted.agreeing(match.left(), match.right().over(rightChange), match.conditions());
    }

    private static Alias met(Match match, Alias left, Operator rightChange) {
        return named(match.left(), semi(left, match.right().over(rightChange), match.conditions()));
    }

    private static Match semi(Alias left, Alias right, List<Expr> conditions) {
        return new Match(new MatchForm.Exists(false), left, right, conditions);
    }

    /** Returns a semi-join's or anti-join's rows under their own name again. */
    static Alias named(Alias left, Match exists) {
        List<Output> outputs = Captured.of(left).stream()
                .map(column -> new Output(column, column.name()))
                .toList();
        return new Alias(left.name(), List.of(), new Project(outputs, exists));
    }
}
