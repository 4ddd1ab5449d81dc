package dev.pgstream.runtime.capture;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/**
 * The backlog of a change buffer: rows that some consumers have seen and slower ones still await. Its mark is the frontier up
 * to which rows have been moved there; a consumer whose own frontier covers the mark need not read it.
 *
 * <p>A row is deleted there and inserted here by one statement, so each snapshot shows it once, and shows the mark that
 * belongs to it: whoever reads one does not need to know of the other beforehand.
 */
public final class Backlog {

    private static final String TAKE = """
            WITH gone AS (DELETE FROM %1$s WHERE pg_visible_in_snapshot(__pgs_xid, %2$s) RETURNING *),
                 awaited AS (INSERT INTO %3$s SELECT * FROM gone WHERE NOT (%4$s) RETURNING 1)
            UPDATE pgstream.pgs_change_buffers
               SET backlog = CASE WHEN pgstream.pgs_covers(backlog, %2$s) THEN backlog ELSE %2$s END
             WHERE buffer_id = %5$d AND EXISTS (SELECT FROM awaited)""";

    private final Session session;
    private final long bufferId;
    private final String table;

    public Backlog(Session session, long bufferId) {
        this.session = session;
        this.bufferId = bufferId;
        this.table = ChangeBuffer.backlog(bufferId);
    }

    /** Whether no other cleaner is at work on it; the others then stay away until the transaction ends. */
    boolean isMine() throws SQLException {
        return session.one(
                "SELECT pg_try_advisory_xact_lock(hashtextextended('pg_stream backlog', " + bufferId + "))",
                row -> row.getBoolean(1));
    }

    /** Takes what the foremost consumer has seen from the buffer; what all have seen just goes. */
    void take(Consumers consumers) throws SQLException {
        session.execute(TAKE.formatted(
                ChangeBuffer.recent(bufferId), consumers.foremost(), table, consumers.seenByAll(), bufferId));
    }

    /**
     * Removes what all consumers have seen: by TRUNCATE where that is everything, without waiting for a lock, else by
     * DELETE. Whoever still reads it holds it back.
     */
    public void cut() throws SQLException {
        if (!BufferCleaner.isAllowed(session, bufferId) || !isMine()) {
            return;
        }
        Consumers consumers = Consumers.of(session, bufferId);
        if (!consumers.touchUnheeded()) {
            return;
        }
        if (!consumers.coverBacklog()) {
            session.execute("DELETE FROM " + table + " WHERE " + consumers.endedForAll());
        } else if (isFree()) {
            session.execute("TRUNCATE " + table);
            session.update("UPDATE pgstream.pgs_change_buffers SET backlog = NULL WHERE buffer_id = ?", bufferId);
        }
    }

    private boolean isFree() throws SQLException {
        try {
            return session.inSavepoint(() -> {
                session.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE NOWAIT");
                return true;
            });
        } catch (SQLException e) {
            if (ErrorCode.LOCK_NOT_AVAILABLE.sqlState().equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }
}
