package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Shared;
import java.util.ArrayList;
import java.util.List;

/**
 * What is computed by partition and has no stored state is computed for the affected partitions as they are and as they
 * were; a row that moved affects the partition that it left and the one that it entered.
 *
 * <pre>
 *   K          =  the partitions in dX, dY
 *   d(F X Y)   =  F (X where key in K) (Y where key in K)  -  F (old X where key in K) (old Y where key in K)
 *   old X      =  X - dX
 * </pre>
 *
 * Both sides must come out the same for the same rows: F is determined by the multisets of its inputs.
 */
public final class PartitionRule {

    private PartitionRule() {}

    public static List<Operator> terms(Partitioned partitioned, Differentiator differentiator) {
        List<List<Operator>> changes =
                partitioned.inputs().stream().map(differentiator::terms).toList();
        List<Operator> changed = changes.stream()
                .filter(terms -> !terms.isEmpty())
                .map(AliasRule::sum)
                .toList();
        if (changed.isEmpty()) {
            return List.of();
        }
        Operator keys = AliasRule.sum(changed);
        List<Operator> now = new ArrayList<>();
        List<Operator> former = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Operator input = partitioned.inputs().get(i);
            FormerRows.requireComparable(input);
            Operator restricted = new Shared(KeyRestriction.of(partitioned.keys(), input, keys));
            now.add(restricted);
            former.add(
                    changes.get(i).isEmpty()
                            ? restricted
                            : new Former(restricted, AliasRule.sum(changes.get(i)), false));
        }
        return List.of(partitioned.over(now), new Negate(partitioned.over(former)));
    }
}
