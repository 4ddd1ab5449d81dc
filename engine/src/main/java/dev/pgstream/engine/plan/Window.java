package dev.pgstream.engine.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The input's rows with window functions computed over them.
 *
 * @param keys the columns that all calls partition by
 * @param calls the calls, over the input's columns
 */
public record Window(List<String> keys, List<WindowCall> calls, Operator input) implements Partitioned {
    public Window {
        keys = List.copyOf(keys);
        calls = List.copyOf(calls);
        Set<String> names = calls.stream().map(WindowCall::name).collect(Collectors.toSet());
        if (calls.isEmpty() || names.size() < calls.size()) {
            throw new IllegalArgumentException("a window needs calls of different names, not " + calls);
        }
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public Window over(List<Operator> inputs) {
        return new Window(keys, calls, inputs.get(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
