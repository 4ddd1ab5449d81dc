package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.Operator;
import java.util.List;

/**
 * An aggregate below other operators has no stored state: see {@link PartitionRule}, a group being a partition. Aggregates
 * whose result depends on the order of their input are refused. The aggregate on top of a query has state and is the
 * program's business.
 */
public final class AggregateRule {

    private AggregateRule() {}

    public static List<Operator> terms(Aggregate aggregate, Differentiator differentiator) {
        List<Operator> terms = PartitionRule.terms(aggregate, differentiator);
        if (!terms.isEmpty()) {
            aggregate.calls().forEach(AggregateRule::requireOrderFree);
        }
        return terms;
    }

    private static void requireOrderFree(AggregateCall call) {
        boolean orderFree = switch (call.function()) {
            case COUNT_ROWS, COUNT, MIN, MAX, ORDER_FREE -> true;
            case SUM, AVG -> call.exact().isPresent();
            case OTHER -> false;
        };
        if (!orderFree) {
            throw new NotIncrementalException(
                    "an aggregate in a subquery, whose result may depend on the order of its input or the scale of its"
                            + " numbers, has no delta rule yet",
                    call.text(),
                    "make the subquery a stream table of its own, or cast sums to numeric with a scale");
        }
    }
}
