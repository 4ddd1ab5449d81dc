package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Opaque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One aggregate of a grouped block.
 *
 * @param name the column that holds its result
 * @param text the whole call over the input's columns
 * @param argument its single argument, for the functions that the engine can maintain
 * @param filter the FILTER condition, with which the text then ends
 * @param exact for sum and avg: the argument's type, where sums over it can be kept exactly
 */
public record AggregateCall(
        String name,
        AggregateFunction function,
        String text,
        Optional<Expr> argument,
        Optional<Expr> filter,
        Optional<ExactNumber> exact) {

    /** Returns the same call over just the rows for which a condition is true as well. */
    public AggregateCall where(Expr condition) {
        String end = filter.map(known -> clause(known.text())).orElse("");
        if (!text.endsWith(end)) {
            throw new IllegalArgumentException(text + " does not end with" + end);
        }
        String call = text.substring(0, text.length() - end.length());
        String both = filter.map(known -> "(" + known.text() + ") AND ").orElse("") + condition.text();
        List<ColumnRef> columns = Stream.concat(
                        filter.stream().flatMap(known -> known.columns().stream()), condition.columns().stream())
                .distinct()
                .toList();
        return new AggregateCall(
                name, function, call + clause(both), argument, Optional.of(new Opaque(both, columns)), exact);
    }

    private static String clause(String filter) {
        return " FILTER (WHERE " + filter + ")";
    }

    /** Whether it counts: 0, and not NULL, over no rows. */
    public boolean counts() {
        return function == AggregateFunction.COUNT_ROWS || function == AggregateFunction.COUNT;
    }
}
