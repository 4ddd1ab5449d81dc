package dev.pgstream.worker.job.run;

import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.job.plan.PlannedTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The questions by which the job finds out that there is nothing to do; they write nothing. */
final class Look {

    private Look() {}

    /** Returns the server's present snapshot; while it stays the same, no writing transaction has ended. */
    static String snapshot(Session session) throws SQLException {
        return session.one("SELECT pg_current_snapshot()::text", row -> row.getString(1));
    }

    /** Returns the numbers of those stream tables that have something to do. */
    static Set<Long> pending(Session session, Collection<PlannedTable> tables) throws SQLException {
        if (tables.isEmpty()) {
            return Set.of();
        }
        List<Long> ids = tables.stream().map(PlannedTable::id).toList();
        return new HashSet<>(session.list(
                "SELECT * FROM pgstream.pgs_pending(CAST(? AS bigint[]))",
                row -> row.getLong(1),
                NumberArray.format(ids)));
    }
}
