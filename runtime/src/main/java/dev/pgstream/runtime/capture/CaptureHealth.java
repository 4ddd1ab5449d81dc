package dev.pgstream.runtime.capture;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** Tells whether captures are still as they were installed: all triggers enabled, the same partitions. */
public final class CaptureHealth {

    /** A sub-select that counts the enabled capture triggers of the relations {@code %s} for the buffer {@code %s}. */
    static final String TRIGGERS = """
            (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = ANY (%s) AND t.tgenabled = 'A'
             AND starts_with(t.tgname, 'pgs_capture_' || %s || '_'))""";

    private final Session session;

    public CaptureHealth(Session session) {
        this.session = session;
    }

    /** A capture that needs mending. */
    public record Broken(long bufferId, long source) {}

    /** Returns the broken captures among those that a stream table reads. */
    public List<Broken> broken(long id) throws SQLException {
        return session.list(
                "SELECT b.buffer_id, b.source_relid::bigint FROM pgstream.pgs_dependencies d"
                        + " JOIN pgstream.pgs_change_buffers b USING (buffer_id) WHERE d.pgs_id = ? AND (b.children <> "
                        + Inheritance.CHILDREN.formatted("b.source_relid") + " OR b.triggers <> "
                        + TRIGGERS.formatted("b.source_relid || b.children", "b.buffer_id") + ")",
                row -> new Broken(row.getLong(1), row.getLong(2)),
                id);
    }
}
