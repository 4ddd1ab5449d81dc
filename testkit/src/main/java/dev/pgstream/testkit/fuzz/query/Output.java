package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Type;

/**
 * An output column of a query.
 *
 * @param defined whether the query gives it this name; else the server does, as with {@code VALUES}
 */
record Output(String name, Type type, boolean defined) {

    /** The column as one sees it through a relation's name. */
    Reference through(String relation) {
        return defined ? Reference.ofDerived(relation, name, type) : Reference.ofTable(relation, name, type);
    }
}
