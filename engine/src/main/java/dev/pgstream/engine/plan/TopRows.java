package dev.pgstream.engine.plan;

import java.util.List;

/**
 * The first rows of each partition: DISTINCT ON (one row of each), or ORDER BY with LIMIT (of a single partition).
 *
 * @param keys the columns of DISTINCT ON; none for LIMIT
 * @param order which rows of a partition are the first
 * @param limit what follows ORDER BY ({@code LIMIT 10 OFFSET 5}); empty for DISTINCT ON
 */
public record TopRows(List<String> keys, Order order, String limit, Operator input) implements Partitioned {
    public TopRows {
        keys = List.copyOf(keys);
        if (keys.isEmpty() == limit.isEmpty()) {
            throw new IllegalArgumentException("top rows are limited by keys or by a limit");
        }
    }

    @Override
    public List<Operator> inputs() {
        return List.of(input);
    }

    @Override
    public TopRows over(List<Operator> inputs) {
        return new TopRows(keys, order, limit, inputs.get(0));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
