package dev.pgstream.runtime.capture;

import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** Whether a change buffer is UNLOGGED, and the mark that tells whether a crash has emptied such a one. */
final class BufferPersistence {

    private final Session session;
    private final long bufferId;

    BufferPersistence(Session session, long bufferId) {
        this.session = session;
        this.bufferId = bufferId;
    }

    boolean isUnlogged() throws SQLException {
        return session.one(
                "SELECT unlogged FROM pgstream.pgs_change_buffers WHERE buffer_id = ?",
                row -> row.getBoolean(1),
                bufferId);
    }

    /** Says in the catalog how the buffer was made, and marks it as whole. */
    void note(boolean unlogged) throws SQLException {
        session.update("UPDATE pgstream.pgs_change_buffers SET unlogged = ? WHERE buffer_id = ?", unlogged, bufferId);
        mark();
    }

    /** Marks an UNLOGGED buffer as whole, until a crash empties it and the mark with it. */
    void mark() throws SQLException {
        session.update(
                "INSERT INTO pgstream.pgs_crash_sentinel SELECT buffer_id FROM pgstream.pgs_change_buffers"
                        + " WHERE buffer_id = ? AND unlogged ON CONFLICT DO NOTHING",
                bufferId);
    }

    /**
     * Changes a buffer that is whole. PostgreSQL writes its rows anew, which older snapshots then miss, while a frontier made
     * of such a snapshot would say that they were seen: so each consumer's frontier is touched, and a refresh that would
     * replace it fails with 40001.
     */
    void set(boolean unlogged) throws SQLException {
        for (String table : List.of(ChangeBuffer.table(bufferId), ChangeBuffer.backlog(bufferId))) {
            session.execute("ALTER TABLE " + table + (unlogged ? " SET UNLOGGED" : " SET LOGGED"));
        }
        session.update(
                "UPDATE pgstream.pgs_frontiers f SET gate = f.gate FROM pgstream.pgs_dependencies d"
                        + " WHERE d.pgs_id = f.pgs_id AND d.buffer_id = ?",
                bufferId);
        note(unlogged);
    }
}
