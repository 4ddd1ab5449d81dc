package dev.pgstream.engine.parse;

import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.UnionAll;
import java.util.stream.Collectors;

/** Set operations over tables in one line. */
final class Outline {

    private Outline() {}

    static String of(Operator operator) {
        if (operator instanceof UnionAll union) {
            return union.branches().stream().map(Outline::of).collect(Collectors.joining(", ", "Union all(", ")"));
        }
        if (operator instanceof Aggregate distinct) {
            return "Distinct by " + String.join(", ", distinct.keys()) + "(" + of(distinct.input()) + ")";
        }
        if (operator instanceof SetOperation operation) {
            String name = operation.kind() == SetOperation.Kind.EXCEPT ? "Except" : "Intersect";
            return name + (operation.all() ? " all(" : "(") + of(operation.left()) + ", " + of(operation.right()) + ")";
        }
        if (operator instanceof Project project) {
            return of(project.input());
        }
        if (operator instanceof Alias alias) {
            return of(alias.input());
        }
        return operator instanceof Scan scan ? scan.table().name().name() : operator.toString();
    }
}
