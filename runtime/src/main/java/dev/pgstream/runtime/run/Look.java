package dev.pgstream.runtime.run;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh has to know of a stream table whose lock it holds: read at once, for each question of its own would cost as
 * much as a small refresh.
 *
 * @param broken whether a capture needs mending
 * @param altered whether something below the stream table was altered
 * @param needsFull why the next refresh can't be incremental, if it can't
 * @param deltas what the delta statements cover, by position
 * @param writing whether the transaction may have written anything so far
 * @param pending what the sources have to offer; nothing where there is a choice and so much that it wasn't counted
 * @param countedIn what counting that took, in milliseconds
 * @param known what AUTO decides by, where there is anything to decide
 * @param ms what the look took, in milliseconds
 */
record Look(
        StreamTable table,
        boolean broken,
        boolean altered,
        @Nullable String needsFull,
        List<StatementStore.DeltaSet> deltas,
        boolean writing,
        Optional<List<Pending>> pending,
        double countedIn,
        Optional<CostModelStore.Known> known,
        double ms) {

    private static final String LOOK = "SELECT * FROM pgstream.pgs_look(";

    Look {
        deltas = List.copyOf(deltas);
    }

    /** Looks at a stream table; none if it is gone. */
    static Optional<Look> at(Session session, long id) throws SQLException {
        return at(session, "?", id);
    }

    /** Takes the lock of the stream table of that name if it is free and may be taken, and looks at it. */
    static Optional<Look> locking(Session session, String name) throws SQLException {
        return at(session, "pgstream.pgs_try_lock(?)", name);
    }

    private static Optional<Look> at(Session session, String id, Object parameter) throws SQLException {
        Phases.Clock clock = new Phases.Clock();
        return session.one(LOOK + id + ")", row -> read(row, clock), parameter);
    }

    private static Optional<Look> read(ResultSet row, Phases.Clock clock) throws SQLException {
        if (row.getString("pgs_id") == null) {
            return Optional.empty();
        }
        return Optional.of(new Look(
                StreamTableStore.read(row),
                row.getBoolean("broken"),
                row.getBoolean("altered"),
                row.getString("needs"),
                StatementStore.sets(row.getString("deltas")),
                row.getBoolean("writing"),
                Optional.ofNullable(row.getString("pending")).map(Pending::parse),
                row.getDouble("counted"),
                row.getString("refreshes") == null ? Optional.empty() : Optional.of(CostModelStore.read(row)),
                clock.lap()));
    }

    /** Whether the next refresh may apply the changes or compute everything, whichever is cheaper. */
    boolean choice() {
        return table.chooses() && needsFull == null;
    }
}
