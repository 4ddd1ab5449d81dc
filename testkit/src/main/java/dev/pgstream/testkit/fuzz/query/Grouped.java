package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.tree.Tree;

/**
 * How a {@code SELECT} groups.
 *
 * @param scope what its select list is made of
 * @param clauses {@code GROUP BY} and {@code HAVING}
 * @param needsAggregate whether the select list has to call an aggregate, which is what makes the rows one group
 */
record Grouped(Scope scope, Tree clauses, boolean needsAggregate) {

    /** The same with another scope. */
    Grouped with(Scope other) {
        return new Grouped(other, clauses, needsAggregate);
    }
}
