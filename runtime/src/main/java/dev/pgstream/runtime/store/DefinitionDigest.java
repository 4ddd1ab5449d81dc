package dev.pgstream.runtime.store;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/**
 * A fingerprint of everything outside of a query's own text that its generated statements were made from: the stream
 * table's name, the sources' names, used columns and keys, and the views below it. Where it changes, the statements are made anew.
 */
public final class DefinitionDigest {

    private DefinitionDigest() {}

    /** Notes the present state. */
    public static void store(Session session, long id) throws SQLException {
        session.update("""
                UPDATE pgstream.pgs_stream_tables SET definition_digest = pgstream.pgs_definition_digest(pgs_id)
                WHERE pgs_id = ?""", id);
    }

    /** Whether something has changed since. Expects the pinned settings. */
    public static boolean changed(Session session, long id) throws SQLException {
        return session.one("""
                SELECT definition_digest IS DISTINCT FROM pgstream.pgs_definition_digest(pgs_id)
                FROM pgstream.pgs_stream_tables WHERE pgs_id = ?""", row -> row.getBoolean(1), id);
    }
}
