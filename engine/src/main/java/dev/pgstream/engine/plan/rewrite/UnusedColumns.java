package dev.pgstream.engine.plan.rewrite;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Inputs;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Drops columns that nothing reads from the projections within a query. The planner does so by itself where it sees through
 * a subquery, but not where rows are computed once for several places, netted, or compared with what they were.
 */
public final class UnusedColumns {

    private UnusedColumns() {}

    /** Returns the same query with all of its own columns. */
    public static Operator drop(Operator operator) {
        return keep(operator, Lineage.of(operator).keySet());
    }

    private static Operator keep(Operator operator, Set<ColumnRef> wanted) {
        if (operator instanceof Project project) {
            return project(project, wanted);
        }
        if (operator instanceof Alias alias) {
            return alias(alias, wanted);
        }
        if (operator instanceof Filter filter) {
            Set<ColumnRef> read = with(wanted, filter.conditions());
            return new Filter(filter.conditions(), keep(filter.input(), read));
        }
        if (operator instanceof Join join) {
            return each(join, with(wanted, join.conditions()));
        }
        if (operator instanceof FullJoin join) {
            return each(join, with(wanted, join.conditions()));
        }
        boolean readsAsText = operator instanceof Expand
                || (operator instanceof Match match && match.form() instanceof MatchForm.Rows);
        if (operator instanceof Match match && !readsAsText) {
            return each(match, with(wanted, match.conditions()));
        }
        return Inputs.replace(operator, UnusedColumns::drop);
    }

    private static Operator each(Operator operator, Set<ColumnRef> wanted) {
        return Inputs.replace(operator, input -> keep(input, wanted));
    }

    /** At least one column stays: rows without any are hard to read. */
    private static Operator project(Project project, Set<ColumnRef> wanted) {
        List<Output> read = project.outputs().stream()
                .filter(output -> wanted.contains(ColumnRef.of(output.name())))
                .toList();
        List<Output> outputs =
                read.isEmpty() ? project.outputs().stream().limit(1).toList() : read;
        Set<ColumnRef> below = with(Set.of(), outputs.stream().map(Output::expr).toList());
        return new Project(outputs, keep(project.input(), below));
    }

    /** New names go by place, so no column may go. */
    private static Operator alias(Alias alias, Set<ColumnRef> wanted) {
        if (!alias.columns().isEmpty()) {
            return alias.over(drop(alias.input()));
        }
        Set<ColumnRef> below = new HashSet<>();
        for (ColumnRef column : Lineage.of(alias.input()).keySet()) {
            if (wanted.contains(new ColumnRef(alias.name(), column.name()))) {
                below.add(column);
            }
        }
        return alias.over(keep(alias.input(), below));
    }

    private static Set<ColumnRef> with(Collection<ColumnRef> columns, List<Expr> expressions) {
        Set<ColumnRef> all = new HashSet<>(columns);
        expressions.forEach(expression -> all.addAll(expression.columns()));
        return all;
    }
}
