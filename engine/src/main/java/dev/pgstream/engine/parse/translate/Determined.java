package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What grouped columns determine: the whole row of a table whose key is grouped (PostgreSQL manual, "SELECT", GROUP BY
 * clause: functional dependency).
 */
final class Determined {

    private Determined() {}

    /**
     * Returns the texts of the determined columns.
     *
     * @param grouped the texts of the group expressions
     */
    static Set<String> by(Set<String> grouped, Operator operator) {
        if (operator instanceof Alias alias) {
            return by(grouped, alias);
        }
        Set<String> determined = new HashSet<>();
        operator.inputs().forEach(input -> determined.addAll(by(grouped, input)));
        return determined;
    }

    private static Set<String> by(Set<String> grouped, Alias alias) {
        List<ColumnRef> columns = List.copyOf(Lineage.of(alias).keySet());
        if (alias.input() instanceof Scan scan && !scan.table().key().isEmpty()) {
            return whole(scan.table(), columns, grouped)
                    ? columns.stream().map(ColumnRef::text).collect(Collectors.toSet())
                    : Set.of();
        }
        if (!(alias.input() instanceof Project project)) {
            return Set.of();
        }
        List<Output> outputs = project.outputs();
        Set<String> below = IntStream.range(0, outputs.size())
                .filter(i -> grouped.contains(columns.get(i).text()))
                .mapToObj(i -> outputs.get(i).expr().text())
                .collect(Collectors.toSet());
        Set<String> determined = by(below, project.input());
        return IntStream.range(0, outputs.size())
                .filter(i -> outputs.get(i).expr() instanceof ColumnRef column && determined.contains(column.text()))
                .mapToObj(i -> columns.get(i).text())
                .collect(Collectors.toSet());
    }

    private static boolean whole(SourceTable table, List<ColumnRef> columns, Set<String> grouped) {
        List<SourceColumn> source = table.columns();
        return IntStream.range(0, source.size())
                .filter(i -> table.key().contains(source.get(i).name()))
                .allMatch(i -> grouped.contains(columns.get(i).text()));
    }
}
