package dev.pgstream.runtime.run;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One refresh, change or drop of a stream table at a time; released by the transaction's end, however it ends. */
public final class RefreshLock {

    private static final String TRY = "SELECT pgstream.pgs_try_lock(?)";

    private RefreshLock() {}

    /** The lock's key for an expression that is a stream table's number. */
    static String key(String id) {
        return "pg_catalog.hashtextextended('pg_stream table', " + id + ")";
    }

    /**
     * Takes the lock of the stream table of that name, waiting up to {@code lock_timeout}. Whoever held it may have rebuilt
     * the table, which then has another number, or dropped it.
     *
     * @return the stream table as it is now
     */
    public static StreamTable take(Session session, String name) throws SQLException {
        while (true) {
            Optional<StreamTable> now = new StreamTableStore(session).byId(lock(session, name));
            if (now.isPresent()) {
                return now.get();
            }
        }
    }

    /**
     * Takes the lock of the stream table of that name, waiting up to {@code lock_timeout}.
     *
     * @return its number, which whoever held the lock may have made void
     */
    static long lock(Session session, String name) throws SQLException {
        Optional<Long> free = attempt(session, name);
        return free.isPresent() ? free.get() : await(session, new StreamTableStore(session).owned(name));
    }

    /** Takes the locks of stream tables, in the order of their numbers, waiting up to {@code lock_timeout} for each. */
    public static void takeAll(Session session, List<StreamTable> tables) throws SQLException {
        for (StreamTable table :
                tables.stream().sorted(Comparator.comparing(StreamTable::id)).toList()) {
            await(session, table);
        }
    }

    private static Optional<Long> attempt(Session session, String name) throws SQLException {
        try {
            return session.one(TRY, row -> Optional.ofNullable(row.getString(1)).map(Long::valueOf), name);
        } catch (SQLException e) {
            throw PgStreamException.about(name, e);
        }
    }

    private static long await(Session session, StreamTable table) throws SQLException {
        try {
            session.one("SELECT pg_advisory_xact_lock(" + key("?") + ")", row -> true, table.id());
            return table.id();
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
