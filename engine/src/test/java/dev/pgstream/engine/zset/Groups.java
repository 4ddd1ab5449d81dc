package dev.pgstream.engine.zset;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates aggregates from scratch, one row of input at a time. */
final class Groups {

    private Groups() {}

    static Relation of(Aggregate aggregate, Relation input) {
        List<Integer> keys = input.positions(aggregate.keys());
        Map<Row, List<Row>> groups = new HashMap<>();
        if (keys.isEmpty()) {
            groups.put(Row.of(), new ArrayList<>());
        }
        input.rows()
                .plain()
                .weights()
                .forEach((row, weight) -> groups.computeIfAbsent(row.at(keys), missing -> new ArrayList<>())
                        .addAll(Collections.nCopies(Math.toIntExact(weight), row)));
        ZSet rows = new ZSet();
        groups.forEach((key, members) -> {
            List<@Nullable Long> results = new ArrayList<>();
            aggregate.calls().forEach(call -> results.add(result(call, input, members)));
            rows.add(key.and(new Row(results)), 1);
        });
        return new Relation(aggregate.names().stream().map(ColumnRef::of).toList(), rows);
    }

    private static @Nullable Long result(AggregateCall call, Relation input, List<Row> members) {
        List<Row> counted = members.stream()
                .filter(row -> call.filter().stream().allMatch(filter -> Scalars.holds(filter, input, row)))
                .toList();
        List<Long> values = new ArrayList<>();
        for (Row row : counted) {
            Long value = call.argument().isEmpty()
                    ? null
                    : Scalars.value(call.argument().get(), input, row);
            if (value != null) {
                values.add(value);
            }
        }
        return switch (call.function()) {
            case COUNT_ROWS -> (long) counted.size();
            case COUNT -> (long) values.size();
            case SUM -> values.isEmpty() ? null : values.stream().reduce(0L, Math::addExact);
            case MIN -> values.isEmpty() ? null : Collections.min(values);
            case MAX -> values.isEmpty() ? null : Collections.max(values);
            case AVG, ORDER_FREE, OTHER -> throw new IllegalArgumentException("no result for " + call);
        };
    }
}
