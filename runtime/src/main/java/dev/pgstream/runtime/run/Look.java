package dev.pgstream.runtime.run;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DependencyStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh has to know of a stream table whose lock it holds before it looks at the changes: read at once, for each
 * question of its own would cost as much as a small refresh.
 *
 * @param before settings to be restored in the end
 * @param broken whether a capture needs mending
 * @param altered whether something below the stream table was altered
 * @param needsFull why the next refresh can't be incremental, if it can't
 * @param sources the captured sources, by OID
 * @param deltas what the delta statements cover, by position
 * @param writing whether the transaction may have written anything so far
 */
record Look(
        StreamTable table,
        Optional<String> before,
        boolean broken,
        boolean altered,
        @Nullable String needsFull,
        List<DependencyStore.Captured> sources,
        List<StatementStore.DeltaSet> deltas,
        boolean writing) {

    Look {
        sources = List.copyOf(sources);
        deltas = List.copyOf(deltas);
    }

    /** Looks at a stream table, and pins the settings that its results depend on; none if it is gone. */
    static Optional<Look> at(Session session, long id) throws SQLException {
        return session.first("SELECT * FROM pgstream.pgs_look(?)", Look::read, id);
    }

    private static Look read(ResultSet row) throws SQLException {
        return new Look(
                StreamTableStore.read(row),
                Optional.ofNullable(row.getString("before")),
                row.getBoolean("broken"),
                row.getBoolean("altered"),
                row.getString("needs"),
                DependencyStore.captured(row.getString("sources")),
                StatementStore.sets(row.getString("deltas")),
                row.getBoolean("writing"));
    }
}
