package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether rows can tie: they can't where a key of theirs is among the columns that they are ordered by. */
public final class TotalOrder {

    private TotalOrder() {}

    /**
     * Returns whether no two rows agree in these columns.
     *
     * @param columns plain names of the operator's columns
     */
    public static boolean of(Operator operator, Set<String> columns) {
        Optional<List<ColumnRef>> key = KeyExposure.expose(operator).key();
        return key.isPresent() && key.get().stream().map(ColumnRef::name).allMatch(columns::contains);
    }
}
