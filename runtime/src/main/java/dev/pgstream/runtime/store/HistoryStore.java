package dev.pgstream.runtime.store;

import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.run.Phases;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** Writes {@code pgs_refresh_history}. */
public final class HistoryStore {

    private final Session session;

    public HistoryStore(Session session) {
        this.session = session;
    }

    public void done(long id, RefreshAction action, String reason, long changedRows, long appliedRows, Phases phases)
            throws SQLException {
        session.update(
                """
                INSERT INTO pgstream.pgs_refresh_history (pgs_id, action, reason, started_at, changed_rows, applied_rows,
                  decide_ms, apply_ms, clean_ms, snapshot)
                SELECT ?, ?, ?, clock_timestamp() - ? * interval '1 millisecond',
                       CASE WHEN CAST(? AS boolean) THEN CAST(? AS bigint) END, ?, ?, ?, ?,
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
                id);
    }

    public void failed(long id, RefreshAction action, String sqlState, String message) throws SQLException {
        session.update("""
                INSERT INTO pgstream.pgs_refresh_history (pgs_id, action, reason, started_at, error)
                VALUES (?, ?, 'failed', clock_timestamp(), ?)""", id, action.name(), sqlState + ": " + message);
    }
}
