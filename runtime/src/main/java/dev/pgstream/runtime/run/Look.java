package dev.pgstream.runtime.run;

import dev.pgstream.runtime.capture.CaptureHealth;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DefinitionDigest;
import dev.pgstream.runtime.store.DependencyStore;
import dev.pgstream.runtime.store.FrontierStore;
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
 * @param differing settings to pin; unless there are none, nothing was found out about captures and definition
 * @param broken whether a capture needs mending
 * @param altered whether something below the stream table was altered
 * @param needsFull why the next refresh can't be incremental, if it can't
 * @param sources the captured sources, by OID
 * @param deltas what the delta statements cover, by position
 * @param writing whether the transaction may have written anything so far
 */
record Look(
        StreamTable table,
        PinnedSettings.Differing differing,
        boolean broken,
        boolean altered,
        @Nullable String needsFull,
        List<DependencyStore.Captured> sources,
        List<StatementStore.DeltaSet> deltas,
        boolean writing) {

    private static final String SELECT = "SELECT " + StreamTableStore.COLUMNS
            + """
            , p.pinned, p.before,
            CASE WHEN p.pinned IS NULL THEN %s END AS broken,
            CASE WHEN p.pinned IS NULL THEN %s END AS altered,
            %s AS needs,
            %s AS sources,
            %s AS deltas,
            pg_current_xact_id_if_assigned() IS NOT NULL AS writing
            """.formatted(
                            CaptureHealth.anyBroken("s.pgs_id"),
                            DefinitionDigest.changed(),
                            FrontierStore.NEEDS_FULL,
                            DependencyStore.CAPTURED,
                            StatementStore.DELTA_SETS)
            + StreamTableStore.TABLES + """
            JOIN pgstream.pgs_frontiers f USING (pgs_id)
            CROSS JOIN LATERAL %s AS p WHERE s.pgs_id = ?""".formatted(PinnedSettings.Differing.select("s.settings"));

    Look {
        sources = List.copyOf(sources);
        deltas = List.copyOf(deltas);
    }

    /** Looks at a stream table; none if it is gone. */
    static Optional<Look> at(Session session, long id) throws SQLException {
        return session.first(SELECT, Look::read, id);
    }

    private static Look read(ResultSet row) throws SQLException {
        return new Look(
                StreamTableStore.read(row),
                PinnedSettings.Differing.read(row),
                row.getBoolean("broken"),
                row.getBoolean("altered"),
                row.getString("needs"),
                DependencyStore.captured(row.getString("sources")),
                StatementStore.sets(row.getString("deltas")),
                row.getBoolean("writing"));
    }
}
