package dev.pgstream.runtime.run;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DependencyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts what a stream table has not consumed yet. */
final class PendingChanges {

    /** To count more bytes of changes takes longer than a millisecond (measured). */
    private static final long MUCH = 2 << 20;

    /** Of so many bytes are some thousand changes. */
    private static final long SAMPLE = 512 << 10;

    private final Session session;
    private final long id;
    private final boolean roughly;

    private PendingChanges(Session session, long id, boolean roughly) {
        this.session = session;
        this.id = id;
        this.roughly = roughly;
    }

    /** Returns what each of a stream table's captured sources has to offer. */
    static List<Pending> of(Session session, long id, List<DependencyStore.Captured> sources) throws SQLException {
        return new PendingChanges(session, id, false).of(sources);
    }

    /** Whether there is so much that counting it costs as much as computing a small result. */
    static boolean isMuch(List<DependencyStore.Captured> sources) {
        return sources.stream().anyMatch(source -> source.bytes() > MUCH);
    }

    /** The same as {@link #of}, reckoned from some pages of those buffers that are large. */
    static List<Pending> roughly(Session session, long id, List<DependencyStore.Captured> sources) throws SQLException {
        return new PendingChanges(session, id, true).of(sources);
    }

    private List<Pending> of(List<DependencyStore.Captured> sources) throws SQLException {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<Pending> pending = count(sources);
        Set<Long> behind =
                pending.stream().filter(Pending::behind).map(Pending::bufferId).collect(Collectors.toSet());
        List<DependencyStore.Captured> now = sources.stream()
                .map(source -> behind.contains(source.bufferId()) ? source.nowBehind() : source)
                .toList();
        // Changes may have been moved to a backlog since the sources were looked at.
        return now.equals(sources) ? pending : count(now);
    }

    private List<Pending> count(List<DependencyStore.Captured> sources) throws SQLException {
        String counts = sources.stream()
                .map(source -> """
                        SELECT CAST(%1$d AS bigint), CAST(%2$d AS bigint), count(*) FILTER (WHERE news),
                               count(*) FILTER (WHERE news AND __pgs_w > 0), count(*) FILTER (WHERE news AND __pgs_w < 0),
                               (SELECT reltuples FROM pg_class WHERE oid = %2$d),
                               (SELECT pg_snapshot_xmax(frontier)::text::bigint FROM pgs_frontier),
                               count(*) FILTER (WHERE NOT news),
                               coalesce((SELECT NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)
                                         FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id = %1$d), false),
                               coalesce(bool_or(news AND own), false), %4$s
                        FROM (%3$s) AS c""".formatted(source.bufferId(), source.source(), rows(source), emptied(source)))
                .collect(Collectors.joining(" UNION ALL "));
        Map<Long, Double> shares = new HashMap<>();
        sources.forEach(source -> shares.put(source.bufferId(), share(source)));
        return session.list(
                "WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = " + id + ") "
                        + counts,
                row -> read(row, shares));
    }

    /**
     * The condition that what the snapshot of the whole transaction shows as pending may be gone: a TRUNCATE shows to older
     * snapshots, too. The catalog as that snapshot shows it then names another file than is read.
     */
    private static String emptied(DependencyStore.Captured source) {
        String buffer = ChangeBuffer.table(source.bufferId());
        return "current_setting('transaction_isolation') <> 'read committed' AND ("
                + (source.behind()
                        ? otherFile(buffer) + " OR " + otherFile(ChangeBuffer.backlog(source.bufferId()))
                        : otherFile(buffer))
                + ")";
    }

    private static String otherFile(String table) {
        String relation = "CAST('" + table + "' AS regclass)";
        return "(SELECT f.relfilenode FROM pg_class AS f WHERE f.oid = " + relation
                + ") IS DISTINCT FROM pg_relation_filenode(" + relation + ")";
    }

    /** The share of the changes that is looked at. */
    private double share(DependencyStore.Captured source) {
        return roughly && source.bytes() > MUCH ? (double) SAMPLE / source.bytes() : 1;
    }

    /** A backlog that has nothing for this one is not read, nor locked. OFFSET keeps the condition from being tested twice. */
    private String rows(DependencyStore.Captured source) {
        double share = share(source);
        String sample = share < 1 ? String.format(Locale.ROOT, " TABLESAMPLE SYSTEM (%.6f)", 100 * share) : "";
        String own = "__pgs_xid = pg_current_xact_id_if_assigned() AS own";
        String recent = "SELECT __pgs_w, " + own + ", " + ChangeBuffer.pending(id) + " AS news FROM "
                + ChangeBuffer.recent(source.bufferId()) + sample + " OFFSET 0";
        return source.behind()
                ? "(" + recent + ") UNION ALL SELECT __pgs_w, " + own + ", true FROM "
                        + ChangeBuffer.backlog(source.bufferId()) + sample + " WHERE "
                        + ChangeBuffer.pendingInBacklog(id)
                : recent;
    }

    /** What is neither added nor removed marks a TRUNCATE. */
    private static Pending read(ResultSet row, Map<Long, Double> shares) throws SQLException {
        if (row.getBoolean(11)) {
            throw new PgStreamException(
                    ErrorCode.SERIALIZATION_FAILURE,
                    "changes that this transaction's snapshot shows were consumed and removed since; try again");
        }
        double share = shares.getOrDefault(row.getLong(1), 1.0);
        long added = (long) (row.getLong(4) / share);
        long removed = (long) (row.getLong(5) / share);
        return new Pending(
                row.getLong(1),
                row.getLong(2),
                added + removed,
                Math.max(added, removed),
                row.getLong(3) > row.getLong(4) + row.getLong(5),
                row.getDouble(6),
                (long) (row.getLong(8) / share),
                row.getBoolean(9),
                row.getLong(7),
                row.getBoolean(10));
    }
}
