package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Captured;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever is made of the matching rows (left join, semi-join, anti-join, lateral and scalar subqueries) is linear on the
 * left; of the old left rows just those are computed anew that match a changed right row, as they are and as they were:
 *
 * <pre>
 *   d(X match Y)  =  dX match Y  +  T match Y'  -  T match old Y'
 *   T             =  X where a row of dY matches  -  dX where a row of dY matches
 *   Y'            =  Y where the columns that must equal left ones have a value that occurs in dY
 *   old Y         =  Y - dY
 * </pre>
 *
 * A left row outside T has the same matches before and after. (Compare Griffin and Kumar, "Algebraic Change Propagation for
 * Semijoin and Outerjoin Queries", SIGMOD Record 1998.)
 */
public final class MatchRule {

    private MatchRule() {}

    public static List<Operator> terms(Match match, Differentiator differentiator) {
        List<Operator> right = differentiator.terms(match.right().input());
        List<Operator> terms = new ArrayList<>();
        boolean lookedUp = !right.isEmpty() && OldState.atHand(match.right()).isPresent();
        differentiator
                .terms(match.left())
                .forEach(change -> terms.add(entering(match, (Alias) change, lookedUp, differentiator)));
        if (!right.isEmpty()) {
            Operator change = NetChange.of(match.right().input(), AliasRule.sum(right), differentiator);
            Alias touched = touched(match, change, differentiator);
            touched = touched.over(new Shared(touched.input()));
            Operator now = wanted(match, match.right(), change);
            Operator old = OldState.atHand(match.right())
                    .map(former -> wanted(match, former, change))
                    .orElseGet(() -> former(match, now, change));
            terms.add(match.over(touched, match.right().over(now)));
            terms.add(match.over(
                    touched.over(new Negate(touched.input())), match.right().over(old)));
        }
        return terms;
    }

    /** The right rows that rows of the change agree with. */
    private static Operator wanted(Match match, Alias right, Operator change) {
        List<String> keys = List.copyOf(MatchKeys.of(match).keySet());
        return keys.isEmpty() ? right.input() : new Shared(KeyRestriction.of(keys, right.input(), change));
    }

    private static Operator former(Match match, Operator now, Operator change) {
        FormerRows.requireComparable(match.right().input());
        return new Former(now, change);
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

    /** Old rows that meet a change: rows less changed rows, each looked up for itself. */
    private static Alias touched(Match match, Operator rightChange, Differentiator differentiator) {
        Alias met = met(match, match.left(), rightChange);
        List<Operator> changes = differentiator.terms(match.left());
        if (changes.isEmpty()) {
            return met;
        }
        List<Operator> parts = new ArrayList<>(List.of(met.input()));
        changes.forEach(change ->
                parts.add(new Negate(met(match, (Alias) change, rightChange).input())));
        return met.over(new UnionAll(parts));
    }

    private static Alias met(Match match, Alias left, Operator rightChange) {
        return named(
                match.left(),
                new Match(new MatchForm.Exists(false), left, match.right().over(rightChange), match.conditions()));
    }

    /** Returns a semi-join's or anti-join's rows under their own name again. */
    static Alias named(Alias left, Match exists) {
        List<Output> outputs = Captured.of(left).stream()
                .map(column -> new Output(column, column.name()))
                .toList();
        return new Alias(left.name(), List.of(), new Project(outputs, exists));
    }
}
