package dev.pgstream.runtime.capture;

import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stream tables that read a change buffer, for one cleaning of it. One that waits for a full refresh needs no row. */
final class Consumers {

    /** What a consumer needs is known of those that have a frontier and wait for no full refresh. */
    static final String HEEDED = "f.frontier IS NOT NULL AND f.needs_full IS NULL";

    /** The furthest first: a later snapshot has no smaller end, no smaller beginning, and none between that has ended before. */
    private static final String BY_FRONTIER = """
            SELECT CASE WHEN f.needs_full IS NULL THEN f.frontier::text END, array_agg(f.pgs_id)::text,
                   coalesce(bool_and(pgstream.pgs_covers(f.frontier, b.backlog)), true)
            FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_frontiers f USING (pgs_id)
            JOIN pgstream.pgs_change_buffers b USING (buffer_id)
            WHERE d.buffer_id = ? GROUP BY 1 ORDER BY max(pg_snapshot_xmax(f.frontier)::text::bigint) DESC NULLS LAST,
              max(pg_snapshot_xmin(f.frontier)::text::bigint) DESC, length(max(f.frontier::text))""";

    private static final String TOUCH = """
            WITH free AS (SELECT pgs_id FROM pgstream.pgs_frontiers WHERE pgs_id = ANY (CAST(? AS bigint[]))
                          FOR UPDATE SKIP LOCKED),
                 touched AS (UPDATE pgstream.pgs_frontiers f SET gate = f.gate FROM free WHERE free.pgs_id = f.pgs_id
                             RETURNING 1)
            SELECT count(*) = cardinality(CAST(? AS bigint[])) FROM touched""";

    private final Session session;
    private final List<Peers> all;

    private Consumers(Session session, List<Peers> all) {
        this.session = session;
        this.all = all;
    }

    /**
     * Consumers that have come equally far.
     *
     * @param frontier null where they need no change
     * @param ids their numbers, as an array's text
     * @param covering whether they have seen the whole backlog
     */
    private record Peers(@Nullable String frontier, String ids, boolean covering) {

        boolean heeded() {
            return frontier != null;
        }

        String literal() {
            return Identifier.literal(String.valueOf(frontier));
        }

        /** Rows that they have seen, be it in the transaction that wrote them. */
        String seen() {
            return "(pg_visible_in_snapshot(__pgs_xid, " + literal() + ") OR coalesce(__pgs_seen @> "
                    + Identifier.literal(ids) + ", false))";
        }
    }

    static Consumers of(Session session, long bufferId) throws SQLException {
        return new Consumers(
                session,
                session.list(
                        BY_FRONTIER,
                        row -> new Peers(row.getString(1), row.getString(2), row.getBoolean(3)),
                        bufferId));
    }

    private List<Peers> heeded() {
        return all.stream().filter(Peers::heeded).toList();
    }

    /** The condition that a row has been seen by all. */
    String seenByAll() {
        return heeded().isEmpty()
                ? "__pgs_xid < pg_snapshot_xmin(pg_current_snapshot())"
                : heeded().stream().map(Peers::seen).collect(Collectors.joining(" AND "));
    }

    /** Whether they have not come equally far. */
    boolean differ() {
        return heeded().size() > 1;
    }

    /** The frontier of the one that has come furthest, as a literal; there must be one. */
    String foremost() {
        return heeded().get(0).literal();
    }

    /**
     * The condition that a row's transaction has ended for all of them, which an index can serve; there must be one.
     */
    String endedForAll() {
        return heeded().stream()
                .map(each -> "__pgs_xid < pg_snapshot_xmin(" + each.literal() + ")")
                .collect(Collectors.joining(" AND "));
    }

    /** Whether none of them needs the backlog. */
    boolean coverBacklog() {
        return heeded().stream().allMatch(Peers::covering);
    }

    /**
     * Writes the rows of those that are not heeded anew, so that a full refresh of one under REPEATABLE READ with a snapshot
     * from before fails with 40001. Returns false where one of them is being changed.
     */
    boolean touchUnheeded() throws SQLException {
        for (Peers peers : all) {
            if (!peers.heeded() && !touch(peers)) {
                return false;
            }
        }
        return true;
    }

    private boolean touch(Peers peers) throws SQLException {
        return session.one(TOUCH, row -> row.getBoolean(1), peers.ids(), peers.ids());
    }
}
