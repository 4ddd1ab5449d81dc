package dev.pgstream.engine.plan;

import java.util.List;

/** What a {@link Match} makes of the right rows that match a left row. */
public sealed interface MatchForm {

    /** LEFT JOIN: one row for each of them, and one with NULLs where there is none. */
    record Outer() implements MatchForm {}

    /** The left row itself, where there is any (semi-join) or where there is none (anti-join). */
    record Exists(boolean anti) implements MatchForm {}

    /**
     * The rows of a SELECT over them (LATERAL, or a subquery in an expression):
     * {@code head FROM (right) WHERE conditions tail}.
     *
     * @param alias the name of the resulting columns' FROM item
     * @param single whether there is exactly one row, whatever matches
     * @param outer whether a left row without any gets one with NULLs
     */
    record Rows(String alias, List<String> columns, String head, String tail, boolean single, boolean outer)
            implements MatchForm {
        public Rows {
            columns = List.copyOf(columns);
        }
    }
}
