package dev.pgstream.runtime.capture;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The capture of one source, which is to be changed. */
public final class SourceCapture {

    private final Session session;
    private final long bufferId;
    private final long source;
    private final QualifiedName name;

    private SourceCapture(Session session, long bufferId, long source, QualifiedName name) {
        this.session = session;
        this.bufferId = bufferId;
        this.source = source;
        this.name = name;
    }

    /** Finds the capture of a source; empty where it has none. */
    public static Optional<SourceCapture> of(Session session, long source, QualifiedName name) throws SQLException {
        return session.first(
                "SELECT buffer_id FROM pgstream.pgs_change_buffers WHERE source_relid = CAST(? AS bigint)::oid",
                row -> new SourceCapture(session, row.getLong(1), source, name),
                source);
    }

    public long bufferId() {
        return bufferId;
    }

    long source() {
        return source;
    }

    /** Returns the numbers of the stream tables that read its changes. */
    public List<Long> consumers() throws SQLException {
        return NumberArray.parse(session.one(
                "SELECT coalesce(array_agg(pgs_id), '{}')::text FROM pgstream.pgs_dependencies WHERE buffer_id = ?",
                row -> row.getString(1),
                bufferId));
    }

    /** Keeps away, until the transaction ends, who would add a consumer or clean the buffer. */
    public void lock() throws SQLException {
        new BufferCleaner(session).keepAway(bufferId);
    }

    /**
     * Keeps away writers, and also readers, for to drop triggers takes the strongest lock: to take a weaker one before would
     * be a deadlock with whoever reads and then writes.
     */
    void lockSource() throws SQLException {
        session.execute("LOCK TABLE " + name.sql() + " IN ACCESS EXCLUSIVE MODE");
    }

    /** Whether something came between it and the writers, so that its buffer may lack changes. */
    boolean isBroken() throws SQLException {
        for (Long consumer : consumers()) {
            if (new CaptureHealth(session).broken(consumer).stream().anyMatch(b -> b.bufferId() == bufferId)) {
                return true;
            }
        }
        return false;
    }
}
