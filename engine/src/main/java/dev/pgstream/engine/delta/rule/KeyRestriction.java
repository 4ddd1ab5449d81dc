package dev.pgstream.engine.delta.rule;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Reference;
import dev.pgstream.engine.plan.Restrict;
import dev.pgstream.engine.plan.Stored;
import dev.pgstream.engine.plan.UnionAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Restricts rows to some keys as far down as the keys are partition columns, so that only the wanted partitions are
 * computed: the planner does not see through a GROUP BY.
 *
 * <pre>
 *   Restrict k (Project k := g1 (Aggregate g1 X))   =&gt;   Project k := g1 (Aggregate g1 (Restrict g1 X))
 *   Restrict k (Stored X)                           =&gt;   Restrict k (untouched X)  +  Restrict k (touched X)
 * </pre>
 */
final class KeyRestriction {

    private KeyRestriction() {}

    /**
     * Returns the restricted rows.
     *
     * @param keys rows with the columns, by the same names
     */
    static Operator of(List<String> columns, Operator input, Operator keys) {
        if (columns.isEmpty()) {
            return new Restrict(columns, input, keys);
        }
        if (input instanceof Stored stored) {
            return new UnionAll(Stream.of(stored.untouched(), stored.touched())
                    .<Operator>map(part -> new Restrict(columns, Reference.like(stored, part), keys))
                    .toList());
        }
        if (input instanceof Filter filter && isPlain(filter)) {
            return new Filter(filter.conditions(), of(columns, filter.input(), keys));
        }
        if (input instanceof Partitioned partitioned && partitioned.keys().containsAll(columns)) {
            return partitioned.over(partitioned.inputs().stream()
                    .map(below -> of(columns, below, keys))
                    .toList());
        }
        if (input instanceof Project project && isPlain(project)) {
            return below(columns, project, keys)
                    .<Operator>map(project::over)
                    .orElse(new Restrict(columns, input, keys));
        }
        return new Restrict(columns, input, keys);
    }

    /** Whether the input's columns have plain names: it is no block of FROM items. */
    private static boolean isPlain(Operator operator) {
        return Lineage.of(operator.inputs().get(0)).keySet().stream()
                .allMatch(column -> column.qualifier().isEmpty());
    }

    private static Optional<Operator> below(List<String> columns, Project project, Operator keys) {
        List<String> names = new ArrayList<>();
        List<Output> renamed = new ArrayList<>();
        for (String column : columns) {
            Optional<ColumnRef> source = project.outputs().stream()
                    .filter(output -> output.name().equals(column))
                    .map(Output::expr)
                    .filter(ColumnRef.class::isInstance)
                    .map(ColumnRef.class::cast)
                    .findFirst();
            if (source.isEmpty() || names.contains(source.get().name())) {
                return Optional.empty();
            }
            names.add(source.get().name());
            renamed.add(new Output(ColumnRef.of(column), source.get().name()));
        }
        return Optional.of(of(names, project.input(), new Project(renamed, keys)));
    }

    /** Whether restricting helps: partitions are computed below. */
    static boolean pays(Operator operator) {
        return operator instanceof Partitioned
                || (!(operator instanceof Stored) && operator.inputs().stream().anyMatch(KeyRestriction::pays));
    }
}
