package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Captured;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import java.util.Map;

/** What it takes to find out an operator's former rows, now less change: equality on every column. */
final class FormerRows {

    private FormerRows() {}

    /**
     * Checks the operator's columns.
     *
     * @throws NotIncrementalException if one has a type without equality
     */
    static void requireComparable(Operator operator) {
        Map<ColumnRef, ColumnInfo> columns = Lineage.of(operator);
        for (ColumnRef column : Captured.of(operator)) {
            columns.getOrDefault(column, ColumnInfo.UNKNOWN)
                    .type()
                    .filter(type -> !type.comparable())
                    .ifPresent(type -> {
                        throw new NotIncrementalException(
                                "the former rows of a nested part of the query can't be told, for a column of it has a"
                                        + " type without equality",
                                column.text() + " of type " + type.text(),
                                "cast it to jsonb or text there");
                    });
        }
    }
}
