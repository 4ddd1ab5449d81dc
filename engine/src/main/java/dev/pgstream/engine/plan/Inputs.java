package dev.pgstream.engine.plan;

import java.util.function.UnaryOperator;

/** Replaces the inputs of an operator of a plain query. */
public final class Inputs {

    private Inputs() {}

    /**
     * Returns the same operator over other inputs.
     *
     * @param change maps each input; an alias stays an alias
     */
    public static Operator replace(Operator operator, UnaryOperator<Operator> change) {
        if (operator instanceof Alias alias) {
            return alias.over(change.apply(alias.input()));
        }
        if (operator instanceof Filter filter) {
            return new Filter(filter.conditions(), change.apply(filter.input()));
        }
        if (operator instanceof Project project) {
            return project.over(change.apply(project.input()));
        }
        if (operator instanceof Join join) {
            return new Join(join.inputs().stream().map(change).toList(), join.conditions());
        }
        if (operator instanceof Match match) {
            return match.over((Alias) change.apply(match.left()), (Alias) change.apply(match.right()));
        }
        if (operator instanceof FullJoin join) {
            return new FullJoin(
                    (Alias) change.apply(join.left()), (Alias) change.apply(join.right()), join.conditions());
        }
        if (operator instanceof Expand expand) {
            return expand.over((Alias) change.apply(expand.input()));
        }
        if (operator instanceof Partitioned partitioned) {
            return partitioned.over(partitioned.inputs().stream().map(change).toList());
        }
        if (operator instanceof UnionAll union) {
            return new UnionAll(union.branches().stream().map(change).toList());
        }
        return operator;
    }
}
