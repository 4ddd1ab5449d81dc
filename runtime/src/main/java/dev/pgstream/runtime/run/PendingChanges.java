package dev.pgstream.runtime.run;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DependencyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts what a stream table has not consumed yet. */
final class PendingChanges {

    private PendingChanges() {}

    /** Returns what each of a stream table's captured sources has to offer. */
    static List<Pending> of(Session session, long id, List<DependencyStore.Captured> sources) throws SQLException {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<Pending> pending = count(session, id, sources);
        Set<Long> behind =
                pending.stream().filter(Pending::behind).map(Pending::bufferId).collect(Collectors.toSet());
        List<DependencyStore.Captured> now = sources.stream()
                .map(source -> new DependencyStore.Captured(
                        source.bufferId(), source.source(), source.behind() || behind.contains(source.bufferId())))
                .toList();
        // Changes may have been moved to a backlog since the sources were looked at.
        return now.equals(sources) ? pending : count(session, id, now);
    }

    private static List<Pending> count(Session session, long id, List<DependencyStore.Captured> sources)
            throws SQLException {
        String counts = sources.stream()
                .map(source -> """
                        SELECT CAST(%1$d AS bigint), CAST(%2$d AS bigint), count(*) FILTER (WHERE news),
                               count(*) FILTER (WHERE news AND __pgs_w > 0), count(*) FILTER (WHERE news AND __pgs_w < 0),
                               (SELECT reltuples FROM pg_class WHERE oid = %2$d),
                               (SELECT pg_snapshot_xmax(frontier)::text::bigint FROM pgs_frontier),
                               count(*) FILTER (WHERE NOT news),
                               coalesce((SELECT NOT pgstream.pgs_covers((SELECT frontier FROM pgs_frontier), b.backlog)
                                         FROM pgstream.pgs_change_buffers AS b WHERE b.buffer_id = %1$d), false),
                               coalesce(bool_or(news AND own), false)
                        FROM (%3$s) AS c""".formatted(source.bufferId(), source.source(), rows(source, id)))
                .collect(Collectors.joining(" UNION ALL "));
        return session.list(
                "WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = " + id + ") "
                        + counts,
                PendingChanges::read);
    }

    /** A backlog that has nothing for this one is not read, nor locked. OFFSET keeps the condition from being tested twice. */
    private static String rows(DependencyStore.Captured source, long id) {
        String own = "__pgs_xid = pg_current_xact_id_if_assigned() AS own";
        String recent = "SELECT __pgs_w, " + own + ", " + ChangeBuffer.pending(id) + " AS news FROM "
                + ChangeBuffer.recent(source.bufferId()) + " OFFSET 0";
        return source.behind()
                ? "(" + recent + ") UNION ALL SELECT __pgs_w, " + own + ", true FROM "
                        + ChangeBuffer.backlog(source.bufferId()) + " WHERE " + ChangeBuffer.pendingInBacklog(id)
                : recent;
    }

    /** What is neither added nor removed marks a TRUNCATE. */
    private static Pending read(ResultSet row) throws SQLException {
        long added = row.getLong(4);
        long removed = row.getLong(5);
        return new Pending(
                row.getLong(1),
                row.getLong(2),
                added + removed,
                Math.max(added, removed),
                row.getLong(3) > added + removed,
                row.getDouble(6),
                row.getLong(8),
                row.getBoolean(9),
                row.getLong(7),
                row.getBoolean(10));
    }
}
