package dev.pgstream.runtime.capture;

import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stream tables that read a change buffer, for one cleaning of it. One that waits for a full refresh needs no row. */
final class Consumers {

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
     * @param seen the condition that they have seen a row
     */
    private record Peers(@Nullable String frontier, String ids, boolean covering, String seen) {

        boolean heeded() {
            return frontier != null;
        }

        String literal() {
            return Identifier.literal(String.valueOf(frontier));
        }
    }

    static Consumers of(Session session, long bufferId) throws SQLException {
        return new Consumers(
                session,
                session.list(
                        "SELECT c.frontier::text, c.ids::text, c.covering, c.seen FROM pgstream.pgs_consumers(?) AS c",
                        row -> new Peers(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4)),
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
        return session.one("SELECT pgstream.pgs_touch(CAST(? AS bigint[]))", row -> row.getBoolean(1), peers.ids());
    }
}
