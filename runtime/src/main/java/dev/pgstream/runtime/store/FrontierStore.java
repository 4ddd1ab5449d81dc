package dev.pgstream.runtime.store;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** Reads and writes {@code pgs_frontiers}; the frontier itself moves inside the refresh statements. */
public final class FrontierStore {

    private final Session session;

    public FrontierStore(Session session) {
        this.session = session;
    }

    /** Makes the next refresh a full one. */
    public void requireFull(long id, String reason) throws SQLException {
        session.update("UPDATE pgstream.pgs_frontiers SET needs_full = ? WHERE pgs_id = ?", reason, id);
    }

    /** Ends the right to write a table that is left empty. */
    public void unfilled(long id) throws SQLException {
        session.update("""
                UPDATE pgstream.pgs_frontiers SET writer_xid = NULL, frontier = NULL, needs_full = 'not filled yet'
                WHERE pgs_id = ?""", id);
    }

    /** Lets this transaction write the stream table. */
    public void admitWriter(long id) throws SQLException {
        session.update("UPDATE pgstream.pgs_frontiers SET writer_xid = pg_current_xact_id() WHERE pgs_id = ?", id);
    }

    /** Returns what the last refresh statement found: 0 when it applied. */
    public int gate(long id) throws SQLException {
        return session.one("SELECT gate FROM pgstream.pgs_frontiers WHERE pgs_id = ?", row -> row.getInt(1), id);
    }

    /** Ends a refresh: no more writes, and nothing to heal. */
    public void dismissWriter(long id) throws SQLException {
        session.update("""
                UPDATE pgstream.pgs_frontiers SET writer_xid = NULL, needs_full = NULL,
                       system_identifier = (SELECT system_identifier FROM pg_control_system())
                WHERE pgs_id = ?""", id);
    }
}
