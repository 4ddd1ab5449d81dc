package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import java.util.Map;

/** Chooses how groups are maintained: by adding up changes where that is exact, else by recomputing those affected. */
final class GroupShapes {

    private GroupShapes() {}

    static Shape of(GroupedQuery query, AnalyzedQuery analyzed) {
        GroupColumns columns = GroupColumns.of(query, analyzed.output());
        boolean additive = query.having().isEmpty()
                && query.aggregate().calls().stream().allMatch(call -> maintainable(call, analyzed));
        if (!additive) {
            return new RecomputeShape(query, columns);
        }
        return new AdditiveShape(GroupState.of(query, columns));
    }

    /** Whether groups below other operators can be kept in a table of their own. */
    static boolean storable(Aggregate aggregate, AnalyzedQuery analyzed) {
        GroupedQuery query = NestedGroups.query(aggregate);
        boolean extremes = aggregate.calls().stream()
                .anyMatch(call -> call.function() == AggregateFunction.MIN || call.function() == AggregateFunction.MAX);
        return aggregate.calls().stream().allMatch(call -> maintainable(call, analyzed))
                && (!extremes || nettable(query))
                && Lineage.of(aggregate).values().stream()
                        .allMatch(info -> info.type().map(SqlType::comparable).orElse(true));
    }

    private static boolean maintainable(AggregateCall call, AnalyzedQuery analyzed) {
        return switch (call.function()) {
            case COUNT_ROWS, COUNT -> true;
            case SUM, AVG -> call.exact().isPresent();
            case MIN, MAX -> builtin(call, analyzed);
            case ORDER_FREE, OTHER -> false;
        };
    }

    /** Extremes are compared by bare operators, which are the type's own only if the aggregate is PostgreSQL's. */
    private static boolean builtin(AggregateCall call, AnalyzedQuery analyzed) {
        String name = call.function().name().toLowerCase(java.util.Locale.ROOT);
        return analyzed.functions().stream().filter(f -> f.name().equals(name)).allMatch(f -> f.builtin());
    }

    /** Whether a change of the grouped rows can be netted: all their columns can be compared. */
    static boolean nettable(GroupedQuery query) {
        Map<ColumnRef, ColumnInfo> columns = Lineage.of(query.aggregate().input());
        return columns.values().stream()
                .allMatch(info -> info.type().map(type -> type.comparable()).orElse(true));
    }
}
