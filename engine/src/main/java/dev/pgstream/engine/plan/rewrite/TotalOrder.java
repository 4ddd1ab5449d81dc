package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Order;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether rows can tie in an order: they can't where a key of theirs is among the columns that they are ordered by. */
public final class TotalOrder {

    private final Optional<List<String>> key;

    private TotalOrder(Optional<List<String>> key) {
        this.key = key;
    }

    /** Of the rows of an operator above a block. */
    public static TotalOrder of(Operator operator) {
        List<String> names = Lineage.names(operator);
        return new TotalOrder(KeyExposure.expose(operator)
                .key()
                .map(key -> key.stream().map(ColumnRef::name).toList())
                .filter(names::containsAll));
    }

    /** Returns whether no two rows agree in these columns. */
    public boolean by(Collection<String> columns) {
        return key.filter(columns::containsAll).isPresent();
    }

    /**
     * Returns an order of which ties may be settled.
     *
     * @param columns the columns that the rows are ordered and partitioned by
     */
    public Order settle(List<String> items, Collection<String> columns) {
        return by(columns) ? Order.of(items) : Order.settled(items, key.orElse(List.of()));
    }
}
