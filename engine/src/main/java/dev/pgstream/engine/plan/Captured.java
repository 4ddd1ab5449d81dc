package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.ColumnRef;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that an operator's rows have in a change as well as in a table: of a source's columns only the captured ones.
 */
public final class Captured {

    private Captured() {}

    /** Returns the columns in order; a part of what {@link Lineage} knows. */
    public static List<ColumnRef> of(Operator operator) {
        if (operator instanceof Scan scan) {
            return captured(scan.table());
        }
        if (operator instanceof Changes changes) {
            return captured(changes.table());
        }
        if (operator instanceof Alias alias) {
            List<ColumnRef> before = List.copyOf(Lineage.of(alias.input()).keySet());
            List<ColumnRef> after = List.copyOf(Lineage.of(alias).keySet());
            return of(alias.input()).stream()
                    .map(column -> after.get(before.indexOf(column)))
                    .toList();
        }
        if (operator instanceof Filter filter) {
            return of(filter.input());
        }
        if (operator instanceof Negate negate) {
            return of(negate.input());
        }
        if (operator instanceof Restrict restrict) {
            return of(restrict.input());
        }
        if (operator instanceof Former former) {
            return of(former.now());
        }
        if (operator instanceof Net net) {
            return of(net.input());
        }
        if (operator instanceof Shared shared) {
            return of(shared.input());
        }
        if (operator instanceof UnionAll union) {
            return of(union.branches().get(0));
        }
        if (operator instanceof Join join) {
            return join.inputs().stream().flatMap(input -> of(input).stream()).toList();
        }
        if (operator instanceof FullJoin join) {
            return both(of(join.left()), of(join.right()));
        }
        if (operator instanceof Expand expand) {
            return both(of(expand.input()), expand.madeColumns());
        }
        if (operator instanceof Match match) {
            return match(match);
        }
        return List.copyOf(Lineage.of(operator).keySet());
    }

    private static List<ColumnRef> match(Match match) {
        if (match.form() instanceof MatchForm.Outer) {
            return both(of(match.left()), of(match.right()));
        }
        if (match.form() instanceof MatchForm.Rows rows) {
            return both(
                    of(match.left()),
                    rows.columns().stream()
                            .map(name -> new ColumnRef(rows.alias(), name))
                            .toList());
        }
        return of(match.left());
    }

    private static List<ColumnRef> both(List<ColumnRef> left, List<ColumnRef> right) {
        List<ColumnRef> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    private static List<ColumnRef> captured(SourceTable table) {
        return table.captured().stream()
                .map(SourceColumn::name)
                .map(ColumnRef::of)
                .toList();
    }
}
