package dev.pgstream.runtime.capture;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.ConsumedBuffer;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes change rows that every consumer has seen. A consumer that waits for a full refresh needs none.
 *
 * <p>A new consumer notes its frontier only when it commits, so whoever creates one holds the buffer's lock meanwhile, and
 * cleaning stays away. A full refresh under REPEATABLE READ takes that lock too, but after its snapshot: the cleaner touches
 * the frontier's row of each consumer that it takes no heed of, so that such a refresh fails with 40001.
 */
public final class BufferCleaner {

    private static final String CONSUMERS =
            "FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f USING (pgs_id) WHERE d.buffer_id = ?";

    private static final String HEEDED = " AND f.frontier IS NOT NULL AND f.needs_full IS NULL";

    private static final String TOUCH = """
            WITH free AS (SELECT pgs_id FROM pgstream.pgs_frontiers WHERE pgs_id = ANY (CAST(? AS bigint[]))
                          FOR UPDATE SKIP LOCKED),
                 touched AS (UPDATE pgstream.pgs_frontiers f SET gate = f.gate FROM free WHERE free.pgs_id = f.pgs_id
                             RETURNING 1)
            SELECT count(*) = cardinality(CAST(? AS bigint[])) FROM touched""";

    private final Session session;

    public BufferCleaner(Session session) {
        this.session = session;
    }

    /** Keeps cleaners of a buffer away until the transaction ends: for whoever adds a consumer. */
    public void keepAway(long bufferId) throws SQLException {
        session.one("SELECT pg_advisory_xact_lock(" + key(bufferId) + ")", row -> true);
    }

    /** Deletes as {@link #delete} does, unless another consumer still needs whatever this one has just consumed. */
    public void deleteUnlessAwaited(ConsumedBuffer buffer) throws SQLException {
        if (!isAwaited(buffer)) {
            delete(buffer.id());
        }
    }

    /** Whether another consumer still needs whatever was consumed, so that a look at the rows would be in vain. */
    public boolean isAwaited(ConsumedBuffer buffer) throws SQLException {
        return session.one(
                "SELECT EXISTS (SELECT " + CONSUMERS + HEEDED
                        + " AND f.pgs_id <> ? AND pg_snapshot_xmax(f.frontier)::text::bigint <= ?)",
                row -> row.getBoolean(1),
                buffer.id(),
                buffer.consumer(),
                buffer.seenUpTo());
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
        List<Consumers> consumers = allowed ? consumers(bufferId) : List.of();
        if (allowed && touchUnheeded(consumers)) {
            session.execute("DELETE FROM " + ChangeBuffer.table(bufferId) + " WHERE " + seenByAll(consumers));
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
        List<Consumers> consumers = alone ? consumers(bufferId) : List.of();
        if (alone && touchUnheeded(consumers)) {
            String seen = seenByAll(consumers);
            boolean all = session.one(
                    "SELECT NOT EXISTS (SELECT FROM " + table + " WHERE NOT (" + seen + "))", row -> row.getBoolean(1));
            session.execute(all ? "TRUNCATE " + table : "DELETE FROM " + table + " WHERE " + seen);
        }
    }

    private static String key(long bufferId) {
        return "hashtextextended('pg_stream buffer', " + bufferId + ")";
    }

    /**
     * Consumers that have come equally far.
     *
     * @param frontier null where they need no change
     * @param ids their numbers, as an array's text
     */
    private record Consumers(@Nullable String frontier, String ids) {

        /** Rows that they have seen, be it in the transaction that wrote them. */
        String seen() {
            return "(pg_visible_in_snapshot(__pgs_xid, " + Identifier.literal(String.valueOf(frontier))
                    + ") OR coalesce(__pgs_seen @> " + Identifier.literal(ids) + ", false))";
        }
    }

    private List<Consumers> consumers(long bufferId) throws SQLException {
        return session.list(
                "SELECT CASE WHEN f.needs_full IS NULL THEN f.frontier::text END, array_agg(f.pgs_id)::text "
                        + CONSUMERS + " GROUP BY 1",
                row -> new Consumers(row.getString(1), row.getString(2)),
                bufferId);
    }

    /** Returns false where one of them is being changed. */
    private boolean touchUnheeded(List<Consumers> consumers) throws SQLException {
        for (Consumers unheeded : consumers) {
            if (unheeded.frontier() == null
                    && !session.one(TOUCH, row -> row.getBoolean(1), unheeded.ids(), unheeded.ids())) {
                return false;
            }
        }
        return true;
    }

    private static String seenByAll(List<Consumers> consumers) {
        List<Consumers> heeded =
                consumers.stream().filter(each -> each.frontier() != null).toList();
        return heeded.isEmpty()
                ? "__pgs_xid < pg_snapshot_xmin(pg_current_snapshot())"
                : heeded.stream().map(Consumers::seen).collect(Collectors.joining(" AND "));
    }
}
