package dev.pgstream.runtime.capture;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.ConsumedBuffer;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/**
 * Removes change rows that every consumer has seen, and moves those that only slow ones still await to the backlog, out of
 * the way of the others. A consumer that waits for a full refresh needs none.
 *
 * <p>A new consumer notes its frontier only when it commits, so whoever creates one holds the buffer's lock meanwhile, and
 * cleaning stays away. A full refresh under REPEATABLE READ takes that lock too, but after its snapshot: the cleaner touches
 * the frontier's row of each consumer that it takes no heed of, so that such a refresh fails with 40001.
 */
public final class BufferCleaner {

    private final Session session;

    public BufferCleaner(Session session) {
        this.session = session;
    }

    /**
     * What is left to do with a buffer.
     *
     * @param awaited whether another consumer still needs whatever was consumed, so that a look at the rows would be in vain
     * @param backlogSeen whether there is a backlog that nobody needs any more
     */
    public record Standing(boolean awaited, boolean backlogSeen) {}

    /** Keeps cleaners of a buffer away until the transaction ends: for whoever adds a consumer. */
    public void keepAway(long bufferId) throws SQLException {
        session.one("SELECT pg_advisory_xact_lock(" + key(bufferId) + ")", row -> true);
    }

    /** Cleans after a refresh, within the transaction. */
    public void clean(ConsumedBuffer buffer) throws SQLException {
        boolean backlogSeen;
        if (buffer.crowded()) {
            backlogSeen = standing(buffer).backlogSeen();
            move(buffer.id());
        } else {
            backlogSeen = session.one(
                    "SELECT pg_catalog.cardinality(pgstream.pgs_clean(ARRAY[CAST(? AS bigint)], ?, ?))",
                    row -> row.getInt(1) > 0,
                    buffer.id(),
                    buffer.consumer(),
                    buffer.seenUpTo());
        }
        if (buffer.behind() || backlogSeen) {
            new Backlog(session, buffer.id()).cut();
        }
    }

    /** Looks at the consumers. */
    public Standing standing(ConsumedBuffer buffer) throws SQLException {
        return session.one(
                "SELECT s.awaited, s.backlog_seen FROM pgstream.pgs_standing(?, ?, ?) AS s",
                row -> new Standing(row.getBoolean(1), row.getBoolean(2)),
                buffer.id(),
                buffer.consumer(),
                buffer.seenUpTo());
    }

    /** Deletes what all consumers have seen, as {@code pgs_delete_seen} does. */
    public void delete(long bufferId) throws SQLException {
        session.one("SELECT pgstream.pgs_delete_seen(?)", row -> true, bufferId);
    }

    /** Deletes as {@link #delete} does, and moves to the backlog whatever some have seen and others have not. */
    public void move(long bufferId) throws SQLException {
        Backlog backlog = new Backlog(session, bufferId);
        if (!isAllowed(session, bufferId) || !backlog.isMine()) {
            return;
        }
        Consumers consumers = Consumers.of(session, bufferId);
        if (!consumers.differ()) {
            delete(bufferId);
        } else if (consumers.touchUnheeded()) {
            backlog.take(consumers);
        }
    }

    /**
     * Empties the buffer if all its rows have been seen by all consumers. Needs a READ COMMITTED transaction of its own,
     * begun after the refresh's commit; never waits for a lock.
     */
    public void truncate(long bufferId) throws SQLException {
        String table = ChangeBuffer.recent(bufferId);
        session.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE NOWAIT");
        if (isAllowed(session, bufferId)) {
            Consumers consumers = Consumers.of(session, bufferId);
            if (consumers.touchUnheeded()) {
                boolean all = session.one(
                        "SELECT NOT EXISTS (SELECT FROM " + table + " WHERE NOT (" + consumers.seenByAll() + "))",
                        row -> row.getBoolean(1));
                if (all) {
                    session.execute("TRUNCATE " + table);
                } else {
                    delete(bufferId);
                }
            }
        }
    }

    /** Whether rows may be removed now: nobody adds a consumer, and one that was added would be seen. */
    static boolean isAllowed(Session session, long bufferId) throws SQLException {
        return session.one(
                "SELECT current_setting('transaction_isolation') = 'read committed' AND pg_try_advisory_xact_lock_shared("
                        + key(bufferId) + ")",
                row -> row.getBoolean(1));
    }

    private static String key(long bufferId) {
        return "hashtextextended('pg_stream buffer', " + bufferId + ")";
    }
}
