package dev.pgstream.runtime.run;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;

/** One refresh, change or drop of a stream table at a time; released by the transaction's end, however it ends. */
public final class RefreshLock {

    private RefreshLock() {}

    /** The lock's key for an expression that is a stream table's number. */
    static String key(String id) {
        return "hashtextextended('pg_stream table', " + id + ")";
    }

    /**
     * Takes the lock of the stream table of that name, waiting up to {@code lock_timeout}. Whoever held it may have rebuilt
     * the table, which then has another number, or dropped it.
     *
     * @return the stream table as it is now
     */
    public static StreamTable take(Session session, String name) throws SQLException {
        StreamTableStore tables = new StreamTableStore(session);
        StreamTable table = tables.owned(name);
        while (true) {
            take(session, table);
            StreamTable now = tables.owned(name);
            if (now.id() == table.id()) {
                return now;
            }
            table = now;
        }
    }

    private static void take(Session session, StreamTable table) throws SQLException {
        try {
            session.one("SELECT pg_advisory_xact_lock(" + key("?") + ")", row -> true, table.id());
        } catch (SQLException e) {
            if (ErrorCode.LOCK_NOT_AVAILABLE.sqlState().equals(e.getSQLState())) {
                throw new PgStreamException(
                        ErrorCode.LOCK_NOT_AVAILABLE,
                        "stream table " + table.name()
                                + ": another refresh, alter or drop of it is running; try again or raise lock_timeout");
            }
            throw e;
        }
    }
}
