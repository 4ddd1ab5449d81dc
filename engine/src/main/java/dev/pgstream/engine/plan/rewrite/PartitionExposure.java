package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds partition columns that projections above a partitioned operator leave out, as hidden outputs:
 *
 * <pre>
 *   Project [n] (Window by a1 (…))   =&gt;   Project [n, __pgs_p1 := a1] (Window by a1 (…))
 * </pre>
 */
public final class PartitionExposure {

    private PartitionExposure() {}

    /**
     * A tree and where its partition columns are.
     *
     * @param columns the output columns that hold them, in order
     */
    public record Exposed(Operator operator, List<ColumnRef> columns) {}

    /**
     * Returns the tree with the columns exposed.
     *
     * @param operator projections, filters and names over a partitioned operator
     * @param columns columns of the partitioned operator
     */
    public static Exposed expose(Operator operator, List<String> columns) {
        if (operator instanceof Project project) {
            return project(project, expose(project.input(), columns));
        }
        if (operator instanceof Filter filter) {
            Exposed input = expose(filter.input(), columns);
            return new Exposed(new Filter(filter.conditions(), input.operator()), input.columns());
        }
        if (operator instanceof Alias alias) {
            Exposed input = expose(alias.input(), columns);
            Alias renamed = alias.over(input.operator());
            List<ColumnRef> below = List.copyOf(Lineage.of(input.operator()).keySet());
            List<ColumnRef> above = List.copyOf(Lineage.of(renamed).keySet());
            return new Exposed(
                    renamed,
                    input.columns().stream()
                            .map(column -> above.get(below.indexOf(column)))
                            .toList());
        }
        if (operator instanceof Partitioned) {
            return new Exposed(operator, columns.stream().map(ColumnRef::of).toList());
        }
        throw new IllegalArgumentException("no partitioned operator on top: " + operator);
    }

    private static Exposed project(Project project, Exposed input) {
        List<Output> outputs = new ArrayList<>(project.outputs());
        List<ColumnRef> columns = new ArrayList<>();
        for (ColumnRef column : input.columns()) {
            Optional<Output> shown =
                    outputs.stream().filter(o -> o.expr().equals(column)).findFirst();
            if (shown.isEmpty()) {
                shown = Optional.of(new Output(column, KeyExposure.hiddenName("p", outputs)));
                outputs.add(shown.get());
            }
            columns.add(ColumnRef.of(shown.get().name()));
        }
        return new Exposed(new Project(outputs, input.operator()), columns);
    }
}
