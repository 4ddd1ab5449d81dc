package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * One term for each changed input; the changed inputs before it are in their old state, all others in the new one:
 *
 * <pre>
 *   d(X1 * … * Xn)  =  sum over i of  old X1 * … * old Xi-1 * dXi * Xi+1 * … * Xn
 *   old X           =  X - dX
 * </pre>
 *
 * A term is linear in the number of inputs, where inclusion and exclusion over the new states would need 2^n - 1 terms. An
 * unchanged input's old state is its new one, so with one changed input the change is one join that an index can serve.
 */
public final class JoinRule {

    private JoinRule() {}

    public static List<Operator> terms(Join join, Differentiator differentiator) {
        List<Operator> inputs = join.inputs();
        List<List<Operator>> changes =
                inputs.stream().map(differentiator::terms).toList();
        List<Operator> terms = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            if (changes.get(i).isEmpty()) {
                continue;
            }
            List<Operator> parts = new ArrayList<>();
            for (int j = 0; j < inputs.size(); j++) {
                if (j == i) {
                    parts.add(AliasRule.sum(changes.get(j)));
                } else {
                    parts.add(
                            j < i && !changes.get(j).isEmpty()
                                    ? old(inputs.get(j), differentiator)
                                    : wanted(inputs.get(j), AliasRule.sum(changes.get(i)), join.conditions()));
                }
            }
            terms.add(new Join(parts, join.conditions()));
        }
        return terms;
    }

    private static Operator wanted(Operator input, Operator change, List<Expr> conditions) {
        return input instanceof Alias item && change instanceof Alias asking
                ? Wanted.of(item, asking, conditions)
                : input;
    }

    private static Operator old(Operator input, Differentiator differentiator) {
        if (!(input instanceof Alias alias)) {
            throw new IllegalArgumentException("a join's inputs have names, unlike " + input);
        }
        return OldState.of(alias, differentiator);
    }
}
