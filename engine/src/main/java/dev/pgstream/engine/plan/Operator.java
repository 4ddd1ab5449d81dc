package dev.pgstream.engine.plan;

/**
 * A node of a query. Plain nodes describe rows; {@link Changes}, {@link Negate} and {@link Former} describe signed
 * multisets (Z-sets), whose rows carry a weight.
 */
public sealed interface Operator
        permits Aggregate,
                Alias,
                Changes,
                Filter,
                Former,
                Join,
                Negate,
                Project,
                Reference,
                Restrict,
                Scan,
                UnionAll,
                Unit {

    /** Dispatches on the node; no default, so a new operator fails to compile until every visitor knows it. */
    <R> R accept(Visitor<R> visitor);

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

        R visit(Project project);

        R visit(Aggregate aggregate);

        R visit(UnionAll union);

        R visit(Changes changes);

        R visit(Negate negate);

        R visit(Former former);

        R visit(Restrict restrict);

        R visit(Reference reference);
    }
}
