package dev.pgstream.runtime.store;

import dev.pgstream.engine.program.Target;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/** Whom a stream table belongs to: what is generated for it is the same role's, and executed with that role's rights. */
public final class Ownership {

    private final Session session;
    private final long id;

    public Ownership(Session session, long id) {
        this.session = session;
        this.id = id;
    }

    /** Makes a definition that somebody else has created the owner's, before anything reads it. */
    public void giveDefinition(Target target) throws SQLException {
        String owner = session.one(
                "SELECT c.relowner::regrole::text FROM pgstream.pgs_stream_tables s JOIN pg_class c ON c.oid = s.relid"
                        + " WHERE s.pgs_id = ?",
                row -> row.getString(1),
                id);
        session.execute("ALTER VIEW " + target.definition().sql() + " OWNER TO " + owner);
    }

    /** Lets the owner read and mark the captured changes of the sources that are registered by now, if it may read those. */
    public void admit() throws SQLException {
        session.list(
                "SELECT pgstream.pgs_admit(s.pgs_id, c.relowner) FROM pgstream.pgs_stream_tables s"
                        + " JOIN pg_class c ON c.oid = s.relid WHERE s.pgs_id = ?"
                        + " AND NOT (session_user = current_user AND current_user = pg_get_userbyid(c.relowner))",
                row -> true,
                id);
    }
}
