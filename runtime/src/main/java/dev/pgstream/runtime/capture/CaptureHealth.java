package dev.pgstream.runtime.capture;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** Tells whether captures are still as they were installed: the same triggers, partitions, names and types, and whole. */
public final class CaptureHealth {

    /**
     * A sub-select of the fingerprint of the capture triggers of the buffer {@code b}. A trigger that was disabled, or
     * dropped, and is back has another row version.
     */
    static final String TRIGGERS = """
            (SELECT md5(string_agg(concat_ws(' ', t.oid, t.xmin, t.tgrelid), ',' ORDER BY t.oid)) FROM pg_trigger t
             WHERE t.tgrelid = ANY (b.source_relid || b.children) AND t.tgenabled = 'A'
             AND starts_with(t.tgname, 'pgs_capture_' || b.buffer_id || '_'))""";

    /** The captures that need mending of those that the stream table in {@code %s} reads. */
    private static final String BROKEN =
            "FROM pgstream.pgs_dependencies d JOIN pgstream.pgs_change_buffers b USING (buffer_id) WHERE d.pgs_id = %s AND (b.children <> "
                    + Inheritance.CHILDREN.formatted("b.source_relid") + " OR b.triggers IS DISTINCT FROM " + TRIGGERS
                    + " OR b.shape IS DISTINCT FROM pgstream.pgs_shape(b.source_relid, b.columns)"
                    + " OR b.unlogged AND NOT EXISTS (SELECT FROM pgstream.pgs_crash_sentinel c"
                    + " WHERE c.buffer_id = b.buffer_id))";

    private final Session session;

    public CaptureHealth(Session session) {
        this.session = session;
    }

    /** A capture that needs mending. */
    public record Broken(long bufferId, long source) {}

    /** A condition: a capture that the stream table in an expression reads needs mending. */
    public static String anyBroken(String id) {
        return "EXISTS (SELECT " + BROKEN.formatted(id) + ")";
    }

    /** Returns the broken captures among those that a stream table reads. */
    public List<Broken> broken(long id) throws SQLException {
        return session.list(
                "SELECT b.buffer_id, b.source_relid::bigint " + BROKEN.formatted("?"),
                row -> new Broken(row.getLong(1), row.getLong(2)),
                id);
    }
}
