package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;

/** Whether each left row of a match is to look up its right rows, new and old, for itself. */
final class LookUps {

    private LookUps() {}

    /**
     * They must be looked up one left row after the other anyway, by equal columns, in what the planner can look through;
     * and the changed ones, which no index finds, must fit arrays, of which arrays can't be elements.
     */
    static boolean serve(Match match, Operator change) {
        return match.form() instanceof MatchForm.Rows
                && !MatchKeys.of(match).isEmpty()
                && OldState.atHand(match.right()).isEmpty()
                && !KeyRestriction.pays(match.right().input())
                && Lineage.of(change).values().stream().allMatch(LookUps::fitsArray);
    }

    private static boolean fitsArray(ColumnInfo info) {
        return info.type().filter(type -> !type.array()).isPresent();
    }
}
