package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query of row-wise steps (projections, filters, names) over an operator that is computed by partition, or over windows
 * on top of each other, each with partitions of its own.
 *
 * @param stack the operators, the upper one first
 */
record PartitionedQuery(Operator root, List<Partitioned> stack) {

    PartitionedQuery {
        stack = List.copyOf(stack);
    }

    static Optional<PartitionedQuery> of(Operator root) {
        List<Partitioned> stack = stack(root);
        return stack.isEmpty() ? Optional.empty() : Optional.of(new PartitionedQuery(root, stack));
    }

    private static List<Partitioned> stack(Operator operator) {
        if (operator instanceof Project || operator instanceof Filter || operator instanceof Alias) {
            return stack(operator.inputs().get(0));
        }
        if (!(operator instanceof Partitioned top)) {
            return List.of();
        }
        List<Partitioned> stack = new ArrayList<>(List.of(top));
        while (stack.get(stack.size() - 1) instanceof Window window && window.input() instanceof Window below) {
            stack.add(below);
        }
        return stack;
    }

    /** What the whole stack reads. */
    List<Operator> inputs() {
        return stack.get(stack.size() - 1).inputs();
    }

    /** The partition columns; none where the partitions of two operators differ. */
    List<String> keys() {
        List<List<String>> lists =
                stack.stream().map(Partitioned::keys).distinct().toList();
        return lists.size() == 1 ? lists.get(0) : List.of();
    }

    /** The query over other inputs with the same columns. */
    Operator over(List<Operator> inputs) {
        return over(root, inputs);
    }

    private Operator over(Operator operator, List<Operator> inputs) {
        if (operator instanceof Project project) {
            return project.over(over(project.input(), inputs));
        }
        if (operator instanceof Filter filter) {
            return new Filter(filter.conditions(), over(filter.input(), inputs));
        }
        if (operator instanceof Alias alias) {
            return alias.over(over(alias.input(), inputs));
        }
        Partitioned partitioned = (Partitioned) operator;
        return partitioned.equals(stack.get(stack.size() - 1))
                ? partitioned.over(inputs)
                : partitioned.over(List.of(over(partitioned.inputs().get(0), inputs)));
    }
}
