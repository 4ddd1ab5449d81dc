package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Former;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Negate;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Restrict;
import java.util.List;

/**
 * An aggregate below other operators has no stored state, so the affected groups are computed as they are and as they were.
 *
 * <pre>
 *   K              =  the keys in dX
 *   d(Agg X)       =  Agg (X where key in K)  -  Agg (old X where key in K)
 *   old X          =  X - dX
 * </pre>
 *
 * Both sides must come out the same for the same rows, so aggregates whose result depends on the order of their input are
 * refused. The aggregate on top of a query has state and is the program's business.
 */
public final class AggregateRule {

    private AggregateRule() {}

    public static List<Operator> terms(Aggregate aggregate, Differentiator differentiator) {
        List<Operator> terms = differentiator.terms(aggregate.input());
        if (terms.isEmpty()) {
            return List.of();
        }
        aggregate.calls().forEach(AggregateRule::requireOrderFree);
        Lineage.of(aggregate.input()).values().forEach(AggregateRule::requireComparable);
        Operator change = AliasRule.sum(terms);
        Operator now = new Restrict(aggregate.keys(), aggregate.input(), change);
        return List.of(aggregate.over(now), new Negate(aggregate.over(new Former(now, change))));
    }

    private static void requireOrderFree(AggregateCall call) {
        boolean orderFree = switch (call.function()) {
            case COUNT_ROWS, COUNT, MIN, MAX, ORDER_FREE -> true;
            case SUM, AVG -> call.exact().isPresent();
            case OTHER -> false;
        };
        if (!orderFree) {
            throw new NotIncrementalException("an aggregate in a subquery, whose result may depend on the order of its"
                    + " input or the scale of its numbers, has no delta rule yet: " + call.text());
        }
    }

    private static void requireComparable(ColumnInfo info) {
        info.type().filter(type -> !type.comparable()).ifPresent(type -> {
            throw new NotIncrementalException(
                    "an aggregate in a subquery reads a column of type " + type.text() + ", which has no equality");
        });
    }
}
