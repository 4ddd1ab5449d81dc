package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;

/**
 * Where an expression is written.
 *
 * @param depth how many queries may be nested in it
 */
record Context(Draft draft, Scope scope, int depth) {

    Dice dice() {
        return draft.dice();
    }

    /** Whether it may hold a subquery. */
    boolean mayNest() {
        return depth > 0 && draft.hasRoom();
    }

    /** The same without subqueries. */
    Context flat() {
        return new Context(draft, scope, 0);
    }
}
