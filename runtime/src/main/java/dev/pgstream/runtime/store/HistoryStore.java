package dev.pgstream.runtime.store;

import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.run.Phases;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** Writes {@code pgs_refresh_history}. */
public final class HistoryStore {

    private final Session session;
    private final Initiator initiator;

    public HistoryStore(Session session, Initiator initiator) {
        this.session = session;
        this.initiator = initiator;
    }

    public void done(long id, RefreshAction action, String reason, long changedRows, long appliedRows, Phases phases)
            throws SQLException {
        session.update(
                """
                INSERT INTO pgstream.pgs_refresh_history (pgs_id, action, reason, started_at, changed_rows, applied_rows,
                  decide_ms, apply_ms, clean_ms, initiated_by, snapshot)
                SELECT ?, ?, ?, clock_timestamp() - ? * interval '1 millisecond',
                       CASE WHEN CAST(? AS boolean) THEN CAST(? AS bigint) END, ?, ?, ?, ?, ?,
                       (SELECT frontier FROM pgstream.pgs_frontiers WHERE pgs_id = ?)""",
                id,
                action.name(),
                reason,
                phases.total(),
                action == RefreshAction.DIFFERENTIAL,
                changedRows,
                appliedRows,
                phases.decide(),
                phases.apply(),
                phases.clean(),
                initiator.word(),
                id);
    }

    public void failed(long id, RefreshAction action, String sqlState, String message) throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_refresh_history (pgs_id, action, reason, started_at, initiated_by, error)
                VALUES (?, ?, 'failed', clock_timestamp(), ?, ?)""", id, action.name(), initiator.word(), sqlState + ": " + message);
    }
}
