package dev.pgstream.engine.plan;

import java.util.List;

/**
 * The input's rows whose key columns occur in {@code keys}: a semi-join by SQL's equality with NULLs equal.
 *
 * @param columns names of the key columns, in the input and in {@code keys} alike
 * @param keys the rows that name the keys, in any number; weights are ignored
 */
public record Restrict(List<String> columns, Operator input, Operator keys) implements Operator {
    public Restrict {
        columns = List.copyOf(columns);
        if (input.weighted()) {
            throw new IllegalArgumentException("only plain rows are restricted, not " + input);
        }
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input, keys);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
