package dev.pgstream.runtime.capture;

import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** Tells whether captures are still as they were installed: the same triggers, partitions, names and types, and whole. */
public final class CaptureHealth {

    private final Session session;

    public CaptureHealth(Session session) {
        this.session = session;
    }

    /** A capture that needs mending. */
    public record Broken(long bufferId, long source) {}

    /** Returns the broken captures among those that a stream table reads. */
    public List<Broken> broken(long id) throws SQLException {
        return session.list(
                "SELECT buffer, source::bigint FROM pgstream.pgs_broken_captures(?)",
                row -> new Broken(row.getLong(1), row.getLong(2)),
                id);
    }
}
