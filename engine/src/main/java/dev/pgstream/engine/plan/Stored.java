package dev.pgstream.engine.plan;

import java.util.List;

/**
 * Groups below other operators that have a table of their own, so that their change is found without a look at the rows
 * that did not change.
 *
 * @param number the table's number among those of the query
 */
public record Stored(int number, Aggregate aggregate) implements Operator {

    /** The common table of a statement that has the rows, as they are after the change. */
    public String state() {
        return "pgs_state_" + number;
    }

    /** The common table of a statement with those of the rows that the change does not touch. */
    public String untouched() {
        return "pgs_untouched_" + number;
    }

    /** The common table of a statement with those of the rows that it does touch, as they are after it. */
    public String touched() {
        return "pgs_touched_" + number;
    }

    /** The common table of a statement that has the rows as they were before the change. */
    public String former() {
        return "pgs_former_" + number;
    }

    /** The common table of a statement that has the signed change of the rows. */
    public String change() {
        return "pgs_change_" + number;
    }

    @Override
    public List<Operator> inputs() {
        return List.of(aggregate);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
