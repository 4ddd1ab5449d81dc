package dev.pgstream.engine.plan;

import java.util.List;

/**
 * The rows of a recursion where its step reads them: those of its last round, or others that the step is to be computed for.
 *
 * @param rows where they are
 */
public record Recurrence(Reference rows) implements Operator {

    /** Returns the step of a recursion for other rows with the same columns. */
    static Operator replace(Operator step, Reference rows) {
        return step instanceof Recurrence ? new Recurrence(rows) : Inputs.replace(step, input -> replace(input, rows));
    }

    /** Returns how often an operator reads the recursion's rows. */
    public static long occurrences(Operator operator) {
        return operator instanceof Recurrence
                ? 1
                : operator.inputs().stream().mapToLong(Recurrence::occurrences).sum();
    }

    /** Whether what a step makes of several rows is what it makes of each, added up. */
    public static boolean isLinear(Operator step) {
        if (step instanceof Match match && occurrences(match.right()) > 0) {
            return false;
        }
        boolean rowWise = step instanceof Alias
                || step instanceof Filter
                || step instanceof Project
                || step instanceof Join
                || step instanceof Match
                || step instanceof Expand;
        return step instanceof Recurrence
                || (rowWise
                        && occurrences(step) == 1
                        && step.inputs().stream()
                                .filter(input -> occurrences(input) > 0)
                                .allMatch(Recurrence::isLinear));
    }

    @Override
    public List<Operator> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public boolean weighted() {
        return rows.weighted();
    }
}
