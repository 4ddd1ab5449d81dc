package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.Window;

/**
 * Whether a query leaves open which of several results is the right one: its order lets rows tie, and the plan settles how
 * they follow each other.
 */
public final class OpenOrder {

    private OpenOrder() {}

    /** Returns whether the operator, or one below it, settles such an order. */
    public static boolean occursIn(Operator operator) {
        boolean settles = operator instanceof Window window
                ? window.calls().stream().anyMatch(call -> call.order().settled())
                : operator instanceof TopRows top && top.order().settled();
        return settles || operator.inputs().stream().anyMatch(OpenOrder::occursIn);
    }
}
