package dev.pgstream.engine.plan;

import java.util.List;

/**
 * A FROM item: its input's rows under a name.
 *
 * @param columns new names for the leading columns, as in {@code t(a, b)}; often empty
 */
public record Alias(String name, List<String> columns, Operator input) implements Operator {
    public Alias {
        columns = List.copyOf(columns);
    }

    public Alias over(Operator other) {
        return new Alias(name, columns, other);
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return input.weighted();
    }
}
