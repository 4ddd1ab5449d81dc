package dev.pgstream.engine.plan;

import dev.pgstream.engine.expr.ColumnRef;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plain rows that the input had before its change: {@code now - change}, each row as often as its weight says. Both
 * inputs have the same columns, all of them comparable.
 *
 * @param now rows of the new state, possibly restricted to some keys
 * @param change the signed change of the same rows
 * @param once whether each row comes once, for only whether there is any matters
 * @param keys where each left row of a {@link Match} is to look up both for itself: columns of the change, and the left
 *     columns that they must equal; else empty
 */
public record Former(Operator now, Operator change, boolean once, Map<String, ColumnRef> keys) implements Operator {
    public Former {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    /** The rows as a whole. */
    public Former(Operator now, Operator change, boolean once) {
        this(now, change, once, Map.of());
    }

    @Override
    public List<Operator> inputs() {
        return List.of(now, change);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
