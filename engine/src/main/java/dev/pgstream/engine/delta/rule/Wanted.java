package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.List;
import java.util.Map;

/** The rows of a FROM item that can meet those of a change. */
final class Wanted {

    private Wanted() {}

    /**
     * Returns the item with no partitions computed that the change does not ask for.
     *
     * @param change a signed FROM item
     * @param conditions what ties the two
     */
    static Alias of(Alias item, Alias change, List<Expr> conditions) {
        return KeyRestriction.pays(item.input()) ? agreeing(item, change, conditions) : item;
    }

    /** Returns only the item's rows that agree with rows of the change. */
    static Alias agreeing(Alias item, Alias change, List<Expr> conditions) {
        Map<String, ColumnRef> keys = MatchKeys.of(change, item, conditions);
        if (keys.isEmpty()) {
            return item;
        }
        List<Output> asked = keys.entrySet().stream()
                .map(key -> new Output(key.getValue(), key.getKey()))
                .toList();
        return item.over(KeyRestriction.of(List.copyOf(keys.keySet()), item.input(), new Project(asked, change)));
    }
}
