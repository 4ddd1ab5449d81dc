package dev.pgstream.runtime.store;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.error.FailureKind;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/**
 * Notes refreshes that failed, in a transaction after the one that was rolled back. Of scheduled ones those count that will
 * probably fail again; after {@code pg_stream.max_consecutive_errors} of them the stream table is in error.
 */
public final class FailureStore {

    private static final String LIMIT =
            "coalesce(nullif(current_setting('pg_stream.max_consecutive_errors', true), ''), '3')::int";

    private final Session session;

    public FailureStore(Session session) {
        this.session = session;
    }

    /** What came of noting a failure. */
    public enum Noted {
        /** It says nothing about the stream table, and nothing was written for a scheduled refresh or a suspended table. */
        TRANSIENT,
        /** It is in the history; scheduled refreshes go on. */
        FAILED,
        /** It was one too many: the stream table's status is ERROR from now on. */
        ERROR
    }

    /** Notes the failure of a refresh. A stream table that is gone has nothing to note. */
    public Noted note(StreamTable table, Initiator initiator, SQLException failure) throws SQLException {
        if (table.status().equals("SUSPENDED")
                && ErrorCode.NOT_IN_PREREQUISITE_STATE.sqlState().equals(failure.getSQLState())) {
            return Noted.TRANSIENT;
        }
        boolean passes = FailureKind.of(failure.getSQLState()) == FailureKind.TRANSIENT;
        if (passes && initiator.scheduled()) {
            return Noted.TRANSIENT;
        }
        String state = String.valueOf(failure.getSQLState());
        String message = String.valueOf(failure.getMessage());
        new HistoryStore(session, initiator)
                .failed(
                        table.id(),
                        table.differential() ? RefreshAction.DIFFERENTIAL : RefreshAction.FULL,
                        state,
                        message);
        return initiator.scheduled() ? count(table.id(), state + ": " + message) : Noted.FAILED;
    }

    private Noted count(long id, String error) throws SQLException {
        boolean last = session.first("""
                UPDATE pgstream.pgs_stream_tables
                SET consecutive_errors = consecutive_errors + 1, last_error = ?, last_error_at = clock_timestamp(),
                    status = CASE WHEN consecutive_errors + 1 >= %s AND status IN ('ACTIVE', 'INITIALIZING')
                                  THEN 'ERROR' ELSE status END
                WHERE pgs_id = ? RETURNING status = 'ERROR'""".formatted(LIMIT), row -> row.getBoolean(1), error, id)
                .orElse(false);
        return last ? Noted.ERROR : Noted.FAILED;
    }

    /** Forgets failures after a refresh that succeeded; writes only where there are any. */
    public void healed(StreamTable table) throws SQLException {
        if (table.consecutiveErrors() > 0 || table.status().equals("ERROR")) {
            new StreamTableStore(session).activate(table.id());
        }
    }
}
