package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Recursion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the columns of a recursion that projections above it leave out as hidden outputs, so that its rows can be told from
 * those of the query:
 *
 * <pre>
 *   Project [id] (Recursion [id, depth])   =&gt;   Project [id, __pgs_k1 := depth] (Recursion [id, depth])
 * </pre>
 */
public final class RecursionExposure {

    private RecursionExposure() {}

    /**
     * A query of the recursion's rows.
     *
     * @param columns where it has the recursion's columns, in their order
     */
    public record Exposed(Operator operator, Recursion recursion, List<ColumnRef> columns) {
        public Exposed {
            columns = List.copyOf(columns);
        }
    }

    /** Returns the exposed tree; empty where more than projections is above a recursion, or there is none. */
    public static Optional<Exposed> expose(Operator operator) {
        if (operator instanceof Recursion recursion) {
            return Optional.of(new Exposed(
                    recursion, recursion, List.copyOf(Lineage.of(recursion).keySet())));
        }
        if (operator instanceof Alias alias) {
            return expose(alias.input()).map(input -> alias(alias, input));
        }
        return operator instanceof Project project
                ? expose(project.input()).map(input -> project(project, input))
                : Optional.empty();
    }

    private static Exposed alias(Alias alias, Exposed input) {
        Alias over = alias.over(input.operator());
        List<ColumnRef> below = List.copyOf(Lineage.of(input.operator()).keySet());
        List<ColumnRef> above = List.copyOf(Lineage.of(over).keySet());
        return new Exposed(
                over,
                input.recursion(),
                input.columns().stream()
                        .map(column -> above.get(below.indexOf(column)))
                        .toList());
    }

    private static Exposed project(Project project, Exposed input) {
        List<Output> outputs = new ArrayList<>(project.outputs());
        List<ColumnRef> columns = new ArrayList<>();
        for (ColumnRef column : input.columns()) {
            Output shown = outputs.stream()
                    .filter(output -> output.expr().equals(column))
                    .findFirst()
                    .orElseGet(() -> {
                        Output hidden = new Output(column, KeyExposure.hiddenName("k", outputs));
                        outputs.add(hidden);
                        return hidden;
                    });
            columns.add(ColumnRef.of(shown.name()));
        }
        return new Exposed(new Project(outputs, input.operator()), input.recursion(), columns);
    }
}
