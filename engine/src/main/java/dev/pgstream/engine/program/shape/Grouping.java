package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.program.StoredColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Groups below rows that are found by content. Which of several equal values stands for a group is open (1.0 or 1.00), and
 * may be another one when the group is computed again; so such rows may be told apart by equality alone. The same holds for
 * former rows with computed columns, of whose types nothing is known.
 */
final class Grouping {

    private Grouping() {}

    static boolean occursIn(Operator operator) {
        return operator instanceof Partitioned
                || (operator instanceof Match match && !typed(match.right()))
                || operator.inputs().stream().anyMatch(Grouping::occursIn);
    }

    private static boolean typed(Operator operator) {
        Map<ColumnRef, ColumnInfo> columns = Lineage.of(operator);
        return columns.values().stream().allMatch(info -> info.type().isPresent());
    }

    /** Returns the columns such that equal values count as the same, whatever they look like. */
    static List<StoredColumn> byEqualityAlone(List<StoredColumn> columns) {
        return columns.stream()
                .map(column -> new StoredColumn(column.name(), byEqualityAlone(column.info())))
                .toList();
    }

    /** A foreign type's own equality is only found for values that may be NULL. */
    private static ColumnInfo byEqualityAlone(ColumnInfo info) {
        return info.type()
                .filter(SqlType::looksMayDiffer)
                .map(type -> new ColumnInfo(
                        Optional.of(type.lookingAlike()),
                        info.notNull() && type.equality() != SqlType.Equality.FOREIGN))
                .orElse(info);
    }
}
