package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.plan.SetOperation;
import dev.pgstream.engine.plan.TopRows;
import dev.pgstream.engine.plan.UnionAll;
import dev.pgstream.engine.plan.Window;
import dev.pgstream.engine.plan.rewrite.RecursionExposure;
import dev.pgstream.engine.plan.rewrite.RecursionExposure.Exposed;
import java.util.Optional;
import java.util.stream.Stream;

/** Queries of recursions: of those, the ones that show the recursion's rows as they are. */
final class RecursiveQuery {

    private RecursiveQuery() {}

    /**
     * Returns what is above the recursion; empty for a query without one.
     *
     * @throws NotIncrementalException if it is more than expressions, or there is another recursion below
     */
    static Optional<Exposed> of(Operator root) {
        Optional<Recursion> found = recursions(root).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<Exposed> exposed = RecursionExposure.expose(root);
        if (exposed.isEmpty()) {
            throw refused(above(root), found.get());
        }
        exposed.get().recursion().inputs().stream()
                .flatMap(RecursiveQuery::recursions)
                .findFirst()
                .ifPresent(inner -> {
                    throw refused("another recursion", inner);
                });
        return exposed;
    }

    private static NotIncrementalException refused(String above, Recursion recursion) {
        return new NotIncrementalException(
                "a recursion below " + above + " has no delta rule",
                recursion.name(),
                "make the recursion a stream table of its own and query that one");
    }

    private static Stream<Recursion> recursions(Operator operator) {
        return operator instanceof Recursion recursion
                ? Stream.of(recursion)
                : operator.inputs().stream().flatMap(RecursiveQuery::recursions);
    }

    private static String above(Operator operator) {
        if (operator instanceof Project || operator instanceof Alias) {
            return above(operator.inputs().get(0));
        }
        if (operator instanceof Filter) {
            return "a condition";
        }
        if (operator instanceof Aggregate aggregate) {
            return aggregate.calls().isEmpty() ? "DISTINCT or UNION" : "an aggregate";
        }
        if (operator instanceof Window) {
            return "a window function";
        }
        if (operator instanceof TopRows) {
            return "LIMIT or DISTINCT ON";
        }
        if (operator instanceof UnionAll || operator instanceof SetOperation) {
            return "a set operation";
        }
        return "a join or a subquery";
    }
}
