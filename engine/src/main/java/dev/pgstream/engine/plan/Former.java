package dev.pgstream.engine.plan;

import java.util.List;

/**
 * The plain rows that the input had before its change: {@code now - change}, each row as often as its weight says. Both
 * inputs have the same columns, all of them comparable.
 *
 * @param now rows of the new state, possibly restricted to some keys
 * @param change the signed change of the same rows
 * @param once whether each row comes once, for only whether there is any matters
 */
public record Former(Operator now, Operator change, boolean once) implements Operator {
    @Override
    public List<Operator> inputs() {
        return List.of(now, change);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
