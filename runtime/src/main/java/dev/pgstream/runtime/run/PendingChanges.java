package dev.pgstream.runtime.run;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DependencyStore;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Counts what a stream table has not consumed yet. */
final class PendingChanges {

    private PendingChanges() {}

    static List<Pending> of(Session session, long id) throws SQLException {
        List<DependencyStore.Captured> sources = new DependencyStore(session).captured(id);
        if (sources.isEmpty()) {
            return List.of();
        }
        String counts = sources.stream()
                .map(source -> """
                        SELECT CAST(%d AS bigint), CAST(%d AS bigint), count(*) FILTER (WHERE __pgs_w <> 0),
                               greatest(count(*) FILTER (WHERE __pgs_w > 0), count(*) FILTER (WHERE __pgs_w < 0)),
                               coalesce(bool_or(__pgs_w = 0), false),
                               (SELECT reltuples FROM pg_class WHERE oid = %2$d)
                        FROM %s WHERE %s""".formatted(
                                source.bufferId(),
                                source.source(),
                                ChangeBuffer.table(source.bufferId()),
                                ChangeBuffer.pending(id)))
                .collect(Collectors.joining(" UNION ALL "));
        return session.list(
                "WITH pgs_frontier AS (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = " + id + ") "
                        + counts,
                row -> new Pending(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getBoolean(5),
                        row.getDouble(6)));
    }
}
