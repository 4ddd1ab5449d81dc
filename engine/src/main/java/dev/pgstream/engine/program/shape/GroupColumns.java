package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stored columns that every grouped query has: its outputs, and hidden ones for keys that it does not put out.
 *
 * @param stored the columns, the user's first
 * @param outputs how each is computed above the aggregate
 * @param keys for each group key the stored column that holds it
 */
record GroupColumns(List<StoredColumn> stored, List<Output> outputs, List<String> keys) {

    static GroupColumns of(GroupedQuery query, List<OutputColumn> visible) {
        Map<ColumnRef, ColumnInfo> inner = Lineage.of(query.aggregate());
        List<StoredColumn> stored = new ArrayList<>();
        List<Output> outputs = new ArrayList<>(query.outputs());
        for (int i = 0; i < outputs.size(); i++) {
            ColumnInfo below = outputs.get(i).expr() instanceof ColumnRef column
                    ? inner.getOrDefault(column, ColumnInfo.UNKNOWN)
                    : ColumnInfo.UNKNOWN;
            stored.add(new StoredColumn(
                    outputs.get(i).name(),
                    new ColumnInfo(Optional.of(visible.get(i).type()), below.notNull())));
        }
        List<String> keys = new ArrayList<>();
        for (String key : query.aggregate().keys()) {
            ColumnRef column = ColumnRef.of(key);
            Optional<Output> shown =
                    outputs.stream().filter(o -> o.expr().equals(column)).findFirst();
            if (shown.isEmpty()) {
                shown = Optional.of(new Output(column, Identifier.RESERVED_PREFIX + key));
                outputs.add(shown.get());
                stored.add(new StoredColumn(shown.get().name(), inner.getOrDefault(column, ColumnInfo.UNKNOWN)));
            }
            keys.add(shown.get().name());
        }
        return new GroupColumns(stored, outputs, keys);
    }
}
