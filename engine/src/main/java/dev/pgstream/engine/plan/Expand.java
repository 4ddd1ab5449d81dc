package dev.pgstream.engine.plan;

import java.util.List;

/**
 * Each row of the input with the rows that functions make of it: set-returning functions in FROM. Linear.
 *
 * @param call the FROM item without its alias: {@code unnest(a.tags) WITH ORDINALITY}
 * @param alias the item's name and the names of its columns
 * @param outer whether a row for which the functions return nothing gets one with NULLs
 */
public record Expand(Alias input, String call, String alias, List<String> columns, boolean outer) implements Operator {
    public Expand {
        columns = List.copyOf(columns);
    }

    public Expand over(Alias other) {
        return new Expand(other, call, alias, columns, outer);
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
