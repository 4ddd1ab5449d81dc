package dev.pgstream.engine.plan;

import java.util.List;

/**
 * A node of a query. Plain nodes describe rows; {@link Changes}, {@link Negate} and {@link Former} describe signed
 * multisets (Z-sets), whose rows carry a weight.
 */
public sealed interface Operator
        permits Alias,
                Changes,
                Expand,
                Filter,
                Former,
                FullJoin,
                Join,
                Match,
                Negate,
                Net,
                Partitioned,
                Project,
                Recurrence,
                Recursion,
                Reference,
                Restrict,
                Scan,
                Shared,
                Stored,
                UnionAll,
                Unit,
                Values {

    /** Dispatches on the node; no default, so a new operator fails to compile until every visitor knows it. */
    <R> R accept(Visitor<R> visitor);

    /** The operators that it reads, in order. */
    List<Operator> inputs();

    /** Whether the rows carry a weight. */
    default boolean weighted() {
        return false;
    }

    /** One method an operator. */
    interface Visitor<R> {
        R visit(Scan scan);

        R visit(Unit unit);

        R visit(Alias alias);

        R visit(Filter filter);

        R visit(Join join);

        R visit(Match match);

        R visit(FullJoin join);

        R visit(Expand expand);

        R visit(Project project);

        R visit(Aggregate aggregate);

        R visit(Window window);

        R visit(TopRows top);

        R visit(SetOperation operation);

        R visit(UnionAll union);

        R visit(Values values);

        R visit(Changes changes);

        R visit(Negate negate);

        R visit(Former former);

        R visit(Net net);

        R visit(Restrict restrict);

        R visit(Reference reference);

        R visit(Recursion recursion);

        R visit(Recurrence recurrence);

        R visit(Shared shared);

        R visit(Stored stored);
    }
}
