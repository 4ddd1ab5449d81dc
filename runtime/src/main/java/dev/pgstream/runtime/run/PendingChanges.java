package dev.pgstream.runtime.run;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DependencyStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Counts what a stream table has not consumed yet. */
final class PendingChanges {

    private PendingChanges() {}

    /** Returns what each of a stream table's captured sources has to offer. */
    static List<Pending> of(Session session, long id, List<DependencyStore.Captured> sources) throws SQLException {
        if (sources.isEmpty()) {
            return List.of();
        }
        String counts = sources.stream()
                .map(source -> """
                        SELECT CAST(%d AS bigint), CAST(%d AS bigint), count(*) FILTER (WHERE news),
                               count(*) FILTER (WHERE news AND __pgs_w > 0), count(*) FILTER (WHERE news AND __pgs_w < 0),
                               (SELECT reltuples FROM pg_class WHERE oid = %2$d),
                               (SELECT pg_snapshot_xmax(frontier)::text::bigint FROM pgs_frontier),
                               count(*) FILTER (WHERE NOT news), %s, coalesce(bool_or(news AND own), false)
                        FROM (%s) AS c""".formatted(source.bufferId(), source.source(), source.behind(), rows(source, id)))
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
