package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Order;
import dev.pgstream.engine.plan.Window;
import dev.pgstream.engine.plan.WindowCall;
import dev.pgstream.engine.plan.rewrite.TotalOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The distinct window calls of a block, by the columns that they partition by. */
final class WindowCalls {

    private final Map<Set<String>, Map<Call, String>> byKeys = new LinkedHashMap<>();
    private int count;

    /**
     * A call.
     *
     * @param syntax the call as the query has it, for messages
     * @param columns the columns that it orders by
     * @param items the same with their directions
     * @param exact see {@link WindowCall}
     */
    record Call(
            String syntax,
            String function,
            List<String> columns,
            List<String> items,
            WindowOrder order,
            boolean exact) {}

    /** Returns the name of the column with the call's result. */
    String add(Set<String> keys, Call call) {
        return byKeys.computeIfAbsent(keys, missing -> new LinkedHashMap<>())
                .computeIfAbsent(call, missing -> "w" + ++count);
    }

    /** Returns the input with all calls computed over it, one window for each list of partition columns. */
    Operator over(Operator input) {
        TotalOrder total = TotalOrder.of(input);
        Operator result = input;
        for (Map.Entry<Set<String>, Map<Call, String>> window : byKeys.entrySet()) {
            List<WindowCall> calls = new ArrayList<>();
            window.getValue()
                    .forEach((call, name) -> calls.add(new WindowCall(
                            name,
                            call.function(),
                            order(call, window.getKey(), total),
                            call.order().frame(),
                            call.exact())));
            result = new Window(List.copyOf(window.getKey()), calls, result);
        }
        return result;
    }

    private static Order order(Call call, Set<String> keys, TotalOrder total) {
        Set<String> columns = new HashSet<>(keys);
        columns.addAll(call.columns());
        return switch (call.order().ties()) {
            case STAY -> Order.of(call.items());
            case MAY_BE_SETTLED -> total.settle(call.items(), columns);
            case MUST_NOT_BE -> {
                if (!total.by(columns)) {
                    throw Refusal.of(
                            "the result of a window call depends on the order of rows that tie",
                            call.syntax(),
                            "add a key to its ORDER BY, or give it a ROWS frame");
                }
                yield Order.of(call.items());
            }
        };
    }
}
