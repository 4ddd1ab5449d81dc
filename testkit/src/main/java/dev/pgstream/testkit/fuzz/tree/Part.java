package dev.pgstream.testkit.fuzz.tree;

/** The sorts of trees that are no expressions. */
public enum Part implements Sort {
    /** A query that can stand in parentheses. */
    QUERY,
    /** An item of a {@code FROM} clause. */
    RELATION,
    /** Anything else. */
    CLAUSE
}
