package dev.pgstream.runtime.sql;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import java.sql.SQLException;

/** What can't be done on one snapshot for the whole transaction. */
public final class IsolationLevel {

    private IsolationLevel() {}

    /**
     * Checks that each statement has a snapshot of its own. What is filled after capture was installed must see whatever was
     * written before; under a snapshot taken before that it might not.
     *
     * @param what what can't be done otherwise, with its verb
     * @throws PgStreamException if the transaction has one snapshot
     */
    public static void requireReadCommitted(Session session, String what) throws SQLException {
        String level = session.one("SELECT current_setting('transaction_isolation')", row -> row.getString(1));
        if (!level.equals("read committed")) {
            throw new PgStreamException(
                    ErrorCode.ACTIVE_TRANSACTION, what + " under " + level + "; use READ COMMITTED");
        }
    }
}
