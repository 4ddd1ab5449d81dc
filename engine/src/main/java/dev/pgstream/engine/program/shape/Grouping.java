package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.program.StoredColumn;
import java.util.List;
import java.util.Optional;

/**
 * Groups below rows that are found by content. Which of several equal values stands for a group is open (1.0 or 1.00), and
 * may be another one when the group is computed again; so such rows may be told apart by equality alone.
 */
final class Grouping {

    private Grouping() {}

    static boolean occursIn(Operator operator) {
        return operator instanceof Partitioned || operator.inputs().stream().anyMatch(Grouping::occursIn);
    }

    /** Returns the columns such that equal values count as the same, whatever they look like. */
    static List<StoredColumn> byEqualityAlone(List<StoredColumn> columns) {
        return columns.stream()
                .map(column -> column.info()
                                .type()
                                .filter(type -> type.looksMayDiffer())
                                .isPresent()
                        ? new StoredColumn(
                                column.name(),
                                new ColumnInfo(Optional.empty(), column.info().notNull()))
                        : column)
                .toList();
    }
}
