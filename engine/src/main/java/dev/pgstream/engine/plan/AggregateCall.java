package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.Expr;
import java.util.Optional;

/**
 * One aggregate of a grouped block.
 *
 * @param name the column that holds its result
 * @param text the whole call over the input's columns
 * @param argument its single argument, for the functions that the engine can maintain
 * @param filter the FILTER condition
 * @param exact for sum and avg: the argument's type, where sums over it can be kept exactly
 */
public record AggregateCall(
        String name,
        AggregateFunction function,
        String text,
        Optional<Expr> argument,
        Optional<Expr> filter,
        Optional<ExactNumber> exact) {

    /** Whether it counts: 0, and not NULL, over no rows. */
    public boolean counts() {
        return function == AggregateFunction.COUNT_ROWS || function == AggregateFunction.COUNT;
    }
}
