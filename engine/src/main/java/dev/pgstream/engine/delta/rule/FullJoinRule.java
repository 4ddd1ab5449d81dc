package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * A full join is a left join, and the right rows without a match next to NULLs:
 *
 * <pre>
 *   X FULL JOIN Y     =  X LEFT JOIN Y  +  (Y ANTI JOIN X) LEFT JOIN (nothing of X)
 *   d(X FULL JOIN Y)  =  the sum of their changes
 * </pre>
 *
 * (The left join with nothing gives NULLs of the right types.)
 */
public final class FullJoinRule {

    private FullJoinRule() {}

    public static List<Operator> terms(FullJoin join, Differentiator differentiator) {
        List<Operator> terms = new ArrayList<>(
                differentiator.terms(new Match(new MatchForm.Outer(), join.left(), join.right(), join.conditions())));
        Match lonely = new Match(new MatchForm.Exists(true), join.right(), join.left(), join.conditions());
        Alias nothing = join.left().over(Filter.emptied(join.left().input()));
        terms.addAll(differentiator.terms(
                new Match(new MatchForm.Outer(), MatchRule.named(join.right(), lonely), nothing, List.of())));
        return terms;
    }
}
