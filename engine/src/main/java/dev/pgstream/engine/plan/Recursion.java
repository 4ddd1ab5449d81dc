package dev.pgstream.engine.plan;

import java.util.List;

/**
 * The rows of a base, and those that a step makes of them, of these in turn, and so on.
 *
 * @param name the query's name for it
 * @param rows the rows as its step reads them while it is computed
 * @param distinct whether equal rows count once
 * @param step linear in its {@link Recurrence}
 */
public record Recursion(String name, Reference rows, boolean distinct, Operator base, Operator step)
        implements Operator {

    /** The common table of a statement that has the signed change of the rows. */
    public static final String CHANGE = "pgs_recursion_change";

    /** Returns what the step makes of other rows with the same columns. */
    public Operator step(Reference other) {
        return Recurrence.replace(step, other);
    }

    /** Returns rows with its columns. */
    public Reference like(String table) {
        return new Reference(table, rows.columns(), rows.known(), false);
    }

    @Override
    public List<Operator> inputs() {
        return List.of(base, step);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
