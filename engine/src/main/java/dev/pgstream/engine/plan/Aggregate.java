package dev.pgstream.engine.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * One row for each distinct value of the key columns, with its aggregates; exactly one row where there are no keys. With
 * no calls it is DISTINCT.
 *
 * @param keys names of input columns, which keep their names
 */
public record Aggregate(List<String> keys, List<AggregateCall> calls, Operator input) implements Partitioned {
    public Aggregate {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
        if (keys.isEmpty() && calls.isEmpty()) {
            throw new IllegalArgumentException("an aggregate needs a key or a call");
        }
    }

    public Aggregate over(Operator other) {
        return new Aggregate(keys, calls, other);
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public Aggregate over(List<Operator> inputs) {
        return over(inputs.get(0));
    }

    /** Output column names: the keys, then the calls. */
    public List<String> names() {
        return Stream.concat(keys.stream(), calls.stream().map(AggregateCall::name))
                .toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
