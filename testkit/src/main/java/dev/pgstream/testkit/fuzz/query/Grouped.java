package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.tree.Tree;

/**
 * How a {@code SELECT} groups.
 *
 * @param scope what its select list is made of
 * @param clauses {@code GROUP BY} and {@code HAVING}
 */
record Grouped(Scope scope, Tree clauses) {

    /** The same with another scope. */
    Grouped with(Scope other) {
        return new Grouped(other, clauses);
    }
}
