package dev.pgstream.engine.plan;

import java.util.Optional;

/**
 * Rows that are made of one row: a FROM item without its alias.
 *
 * @param call its text: {@code unnest("a"."tags") WITH ORDINALITY}
 * @param lastIsNumber whether the last column numbers the rows
 * @param numbered the text of the same with a number as one more column; empty where there is one, or where the rows come in
 *     no certain order
 */
public record MadeRows(String call, boolean lastIsNumber, Optional<String> numbered) {

    /** Rows in no certain order. */
    public static MadeRows unordered(String call) {
        return new MadeRows(call, false, Optional.empty());
    }

    /** What a function returns, in an order of its own. */
    public static MadeRows ordered(String call) {
        return new MadeRows(call, false, Optional.of(call + " WITH ORDINALITY"));
    }

    /** What a function returns with its number. */
    public static MadeRows withOrdinality(String call) {
        return new MadeRows(call + " WITH ORDINALITY", true, Optional.empty());
    }

    /** What an item puts out in an order of its own that knows no ordinality. */
    public static MadeRows counted(String call) {
        String rows = call.startsWith("(") ? call + " AS pgs_m" : call;
        return new MadeRows(call, false, Optional.of("(SELECT *, row_number() OVER () FROM " + rows + ")"));
    }
}
