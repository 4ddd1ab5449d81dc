package dev.pgstream.runtime.sql;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import java.sql.SQLException;

/** What can't be done on one snapshot for the whole transaction. */
public final class IsolationLevel {

    private static final String READ_COMMITTED = "read committed";

    private IsolationLevel() {}

    /** Whether each statement of the transaction has a snapshot of its own. */
    public static boolean isReadCommitted(Session session) throws SQLException {
        return of(session).equals(READ_COMMITTED);
    }

    private static String of(Session session) throws SQLException {
        return session.one("SELECT current_setting('transaction_isolation')", row -> row.getString(1));
    }

    /**
     * Checks that each statement has a snapshot of its own. What is filled after capture was installed must see whatever was
     * written before; under a snapshot taken before that it might not.
     *
     * @param what what can't be done otherwise, with its verb
     * @throws PgStreamException if the transaction has one snapshot
     */
    public static void requireReadCommitted(Session session, String what) throws SQLException {
        String level = of(session);
        if (!level.equals(READ_COMMITTED)) {
            throw new PgStreamException(
                    ErrorCode.ACTIVE_TRANSACTION, what + " under " + level + "; use READ COMMITTED");
        }
    }
}
