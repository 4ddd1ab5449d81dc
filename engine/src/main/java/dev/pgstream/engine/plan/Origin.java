package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.ColumnRef;
import java.util.List;
import java.util.Optional;

/**
 * The source column whose values an operator's column passes on, row by row.
 *
 * @param table the source
 * @param column one of its columns
 */
public record Origin(SourceTable table, SourceColumn column) {

    /** Returns it, or empty where the column is computed or comes out of several rows. */
    public static Optional<Origin> of(Operator operator, ColumnRef column) {
        if (operator instanceof Scan scan) {
            return scan.table().column(column.name()).map(found -> new Origin(scan.table(), found));
        }
        if (operator instanceof Project project) {
            return project.outputs().stream()
                    .filter(output -> output.name().equals(column.name()) && output.expr() instanceof ColumnRef)
                    .findFirst()
                    .flatMap(output -> of(project.input(), (ColumnRef) output.expr()));
        }
        if (operator instanceof Alias alias) {
            int place = List.copyOf(Lineage.of(alias).keySet()).indexOf(column);
            List<ColumnRef> below = List.copyOf(Lineage.of(alias.input()).keySet());
            return place < 0 ? Optional.empty() : of(alias.input(), below.get(place));
        }
        if (operator instanceof Filter
                || operator instanceof Join
                || operator instanceof Match
                || operator instanceof FullJoin
                || operator instanceof Expand) {
            return operator.inputs().stream()
                    .filter(input -> Lineage.of(input).containsKey(column))
                    .findFirst()
                    .flatMap(input -> of(input, column));
        }
        return Optional.empty();
    }
}
