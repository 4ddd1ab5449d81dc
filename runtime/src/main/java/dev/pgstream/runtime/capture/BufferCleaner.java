package dev.pgstream.runtime.capture;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Removes change rows that every consumer has seen. A consumer that waits for a full refresh needs none.
 *
 * <p>A new consumer notes its frontier only when it commits, so whoever creates one holds the buffer's lock meanwhile, and
 * cleaning stays away.
 */
public final class BufferCleaner {

    private static final String CONSUMERS = """
            FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f USING (pgs_id)
            WHERE d.buffer_id = ? AND f.frontier IS NOT NULL AND f.needs_full IS NULL""";

    private final Session session;

    public BufferCleaner(Session session) {
        this.session = session;
    }

    /** Keeps cleaners of a buffer away until the transaction ends: for whoever adds a consumer. */
    public void keepAway(long bufferId) throws SQLException {
        session.one("SELECT pg_advisory_xact_lock(" + key(bufferId) + ")", row -> true);
    }

    /**
     * Whether another consumer still needs whatever this one has just consumed, so that a look at the rows would be in vain.
     *
     * @param id the consumer that was refreshed
     * @param seenUpTo where its frontier ended before
     */
    public boolean isAwaited(long bufferId, long id, long seenUpTo) throws SQLException {
        return session.one(
                "SELECT EXISTS (SELECT " + CONSUMERS
                        + " AND f.pgs_id <> ? AND pg_snapshot_xmax(f.frontier)::text::bigint <= ?)",
                row -> row.getBoolean(1),
                bufferId,
                id,
                seenUpTo);
    }

    /**
     * Deletes what all consumers have seen; does nothing while a consumer is being added. Under REPEATABLE READ or
     * stricter this leaves the rows to the next refresh: the transaction would not see a new consumer.
     */
    public void delete(long bufferId) throws SQLException {
        boolean allowed = session.one(
                "SELECT current_setting('transaction_isolation') = 'read committed' AND pg_try_advisory_xact_lock_shared("
                        + key(bufferId) + ")",
                row -> row.getBoolean(1));
        if (allowed) {
            session.execute("DELETE FROM " + ChangeBuffer.table(bufferId) + " WHERE " + seenByAll(frontiers(bufferId)));
        }
    }

    /**
     * Empties the buffer if all its rows have been seen by all consumers. Needs a READ COMMITTED transaction of its own,
     * begun after the refresh's commit; never waits for a lock.
     */
    public void truncate(long bufferId) throws SQLException {
        String table = ChangeBuffer.table(bufferId);
        session.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE NOWAIT");
        boolean alone =
                session.one("SELECT pg_try_advisory_xact_lock_shared(" + key(bufferId) + ")", row -> row.getBoolean(1));
        if (alone) {
            String seen = seenByAll(frontiers(bufferId));
            boolean all = session.one(
                    "SELECT NOT EXISTS (SELECT FROM " + table + " WHERE NOT (" + seen + "))", row -> row.getBoolean(1));
            session.execute(all ? "TRUNCATE " + table : "DELETE FROM " + table + " WHERE " + seen);
        }
    }

    private static String key(long bufferId) {
        return "hashtextextended('pg_stream buffer', " + bufferId + ")";
    }

    private List<String> frontiers(long bufferId) throws SQLException {
        return session.list("SELECT DISTINCT f.frontier::text " + CONSUMERS, row -> row.getString(1), bufferId);
    }

    private static String seenByAll(List<String> frontiers) {
        return frontiers.isEmpty()
                ? "__pgs_xid < pg_snapshot_xmin(pg_current_snapshot())"
                : frontiers.stream()
                        .map(frontier -> "pg_visible_in_snapshot(__pgs_xid, " + Identifier.literal(frontier) + ")")
                        .collect(Collectors.joining(" AND "));
    }
}
