package dev.pgstream.pljava;

import java.sql.SQLException;

/**
 * PL/Java 1.6 loses an error that a function raises amid a loop over rows: when it frees these rows, the server refuses, and
 * that is what it reports.
 */
final class LostError {

    private static final String REFUSAL = "after an elog(ERROR) had been issued";
    private static final String EXTERNAL_ROUTINE_EXCEPTION = "38000";

    private LostError() {}

    /** Returns the error, or where PL/Java lost the real one, an error that says how to get to see it. */
    static SQLException explained(SQLException error) {
        String message = error.getMessage();
        if (message == null || !message.contains(REFUSAL)) {
            return error;
        }
        return new SQLException(
                "a function that the query calls failed, and PL/Java does not pass its error on; run the query by itself"
                        + " to see it",
                EXTERNAL_ROUTINE_EXCEPTION,
                error);
    }
}
