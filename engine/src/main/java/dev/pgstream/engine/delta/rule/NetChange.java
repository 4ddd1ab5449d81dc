package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Net;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Shared;
import dev.pgstream.engine.plan.Stored;

/**
 * Nets the change of rows that are partly computed anew: most such rows come out as they were. A change of rows that come and
 * go one by one is left as it is.
 */
final class NetChange {

    private NetChange() {}

    /**
     * Returns the change.
     *
     * @param operator whose change it is
     */
    static Operator of(Operator operator, Operator change, Differentiator differentiator) {
        return isLinear(operator) ? change : netted(operator, change, differentiator);
    }

    /** Nets also what comes and goes one by one: of an updated row, what the query reads may have stayed. */
    static Operator netted(Operator operator, Operator change, Differentiator differentiator) {
        return differentiator.isNetting() && comparable(operator) ? new Shared(new Net(change)) : change;
    }

    private static boolean isLinear(Operator operator) {
        return !(operator instanceof Match
                        || operator instanceof FullJoin
                        || operator instanceof Partitioned
                        || operator instanceof Stored)
                && operator.inputs().stream().allMatch(NetChange::isLinear);
    }

    private static boolean comparable(Operator operator) {
        return Lineage.of(operator).values().stream()
                .allMatch(info -> info.type().map(type -> type.comparable()).orElse(true));
    }
}
