package dev.pgstream.runtime.store;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;

/**
 * A fingerprint of everything outside of a query's own text that its generated statements were made from: the sources'
 * names, used columns and keys, and the views below it. Where it changes, the statements are made anew.
 */
public final class DefinitionDigest {

    private static final String NOW = """
            md5(concat_ws('|', pgstream.pgs_viewdef(s.definition),
              (SELECT string_agg(concat_ws(':', n.nspname, c.relname, pgstream.pgs_key(c.oid), (
                        SELECT string_agg(concat_ws(' ', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull), ','
                                          ORDER BY a.attnum)
                        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (d.columns)
                          AND NOT a.attisdropped)), ';' ORDER BY c.oid)
               FROM pgstream.pgs_dependencies d JOIN pg_class c ON c.oid = d.source_relid
               JOIN pg_namespace n ON n.oid = c.relnamespace WHERE d.pgs_id = s.pgs_id AND d.kind <> 'view'),
              (SELECT string_agg(md5(r.ev_action::text), ',' ORDER BY r.ev_class)
               FROM pgstream.pgs_dependencies d JOIN pg_rewrite r ON r.ev_class = d.source_relid
               WHERE d.pgs_id = s.pgs_id AND d.kind = 'view')))""";

    private DefinitionDigest() {}

    /** Notes the present state. */
    public static void store(Session session, long id) throws SQLException {
        session.update(
                "UPDATE pgstream.pgs_stream_tables s SET definition_digest = " + NOW + " WHERE s.pgs_id = ?", id);
    }

    /** A condition on {@code pgs_stream_tables s}: something has changed since. Expects the pinned settings. */
    public static String changed() {
        return "s.definition_digest IS DISTINCT FROM " + NOW;
    }

    /** Whether something has changed since. Expects the pinned settings. */
    public static boolean changed(Session session, long id) throws SQLException {
        return session.one(
                "SELECT " + changed() + " FROM pgstream.pgs_stream_tables s WHERE s.pgs_id = ?",
                row -> row.getBoolean(1),
                id);
    }
}
