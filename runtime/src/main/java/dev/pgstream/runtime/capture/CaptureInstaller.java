package dev.pgstream.runtime.capture;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.cdc.Capture;
import dev.pgstream.engine.cdc.TriggerMode;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.analyze.SourceReader;
import dev.pgstream.runtime.sql.IsolationLevel;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates, widens, mends and removes the capture of a source's changes. */
public final class CaptureInstaller {

    private final Session session;
    private final CaptureTriggers triggers;

    public CaptureInstaller(Session session) {
        this.session = session;
        this.triggers = new CaptureTriggers(session);
    }

    /**
     * Makes sure that a source's changes are captured, with at least the columns that the query needs, and returns the
     * source with its buffer.
     *
     * <p>New triggers and new columns need a lock that waits for the source's writers: whoever wrote before is then
     * visible to the fill that follows, and whoever writes later is captured as needed. Cleaning of the buffer stays away
     * until the transaction ends.
     */
    public SourceTable ensure(SourceTable source) throws SQLException {
        Set<Long> needed = new LinkedHashSet<>();
        source.captured().forEach(column -> needed.add((long) column.number()));
        Optional<Buffer> existing = buffer(source.oid());
        if (existing.isEmpty()) {
            lock(source);
            existing = buffer(source.oid());
        }
        if (existing.isEmpty()) {
            return source.withBuffer(install(source, needed));
        }
        Buffer buffer = existing.get();
        new BufferCleaner(session).keepAway(buffer.id());
        Set<Long> all = new LinkedHashSet<>(buffer.columns());
        all.addAll(needed);
        if (all.size() > buffer.columns().size()) {
            lock(source);
            define(buffer.id(), source, all);
        }
        return source.withBuffer(buffer.id());
    }

    private long install(SourceTable source, Set<Long> columns) throws SQLException {
        long id = session.one(
                "SELECT nextval(pg_get_serial_sequence('pgstream.pgs_change_buffers', 'buffer_id'))",
                row -> row.getLong(1));
        new BufferCleaner(session).keepAway(id);
        session.update(
                "INSERT INTO pgstream.pgs_change_buffers (buffer_id, source_relid, columns, children)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, CAST(? AS bigint)::oid, '{}', '{}')",
                id,
                source.oid());
        CaptureSettings settings = new CaptureSettings(session);
        TriggerMode mode = triggers.isSubscribed(source.oid()) ? TriggerMode.ROW : settings.mode();
        Capture capture = capture(id, source, columns, mode);
        boolean unlogged = settings.unlogged();
        session.executeAll(capture.createBuffer(unlogged));
        new BufferPersistence(session, id).note(unlogged);
        define(capture, columns);
        triggers.add(capture, source.oid());
        return id;
    }

    /**
     * Follows a source whose columns' names or types, or whose triggers or partitions, are not what they were. What was
     * captured meanwhile can't be relied upon, so every consumer computes everything next time.
     */
    public void mend(long bufferId, long source, String reason) throws SQLException {
        IsolationLevel.requireReadCommitted(session, "the capture of a source needs mending, which can't be done");
        requireSource(source);
        Buffer buffer = buffer(source).orElseThrow();
        SourceTable table = new SourceReader(session).read(source, buffer.columns());
        new BufferCleaner(session).keepAway(bufferId);
        lock(table);
        TriggerMode mode = triggers.mode(bufferId);
        triggers.drop(bufferId);
        if (mode == TriggerMode.STATEMENT && triggers.isSubscribed(source)) {
            mode = TriggerMode.ROW;
            triggers.dropFunctions(bufferId);
        }
        Set<Long> live = new LinkedHashSet<>(buffer.columns());
        live.retainAll(table.columns().stream().map(c -> (long) c.number()).toList());
        Capture capture = capture(bufferId, table, live, mode);
        define(capture, live);
        triggers.add(capture, source);
        new BufferPersistence(session, bufferId).mark();
        empty(bufferId);
        session.update(
                "UPDATE pgstream.pgs_frontiers f SET needs_full = ? FROM pgstream.pgs_dependencies d"
                        + " WHERE d.pgs_id = f.pgs_id AND d.buffer_id = ?",
                reason,
                bufferId);
    }

    /**
     * Has changes recorded by other triggers from now on. What was recorded stays, and writers wait meanwhile, so that
     * nothing is missed.
     *
     * @param capture whose lock the transaction holds
     */
    public void change(SourceCapture capture, TriggerMode mode) throws SQLException {
        long id = capture.bufferId();
        if (triggers.mode(id) == mode) {
            return;
        }
        triggers.requireAllowed(capture.source(), mode);
        capture.lockSource();
        mendIfBroken(capture);
        Buffer buffer = buffer(capture.source()).orElseThrow();
        triggers.drop(id);
        triggers.dropFunctions(id);
        Set<Long> columns = new LinkedHashSet<>(buffer.columns());
        Capture changed = capture(id, new SourceReader(session).read(buffer.source(), buffer.columns()), columns, mode);
        define(changed, columns);
        triggers.giveFunctions(id);
        triggers.add(changed, buffer.source());
    }

    /**
     * Makes a change buffer logged or UNLOGGED, with the rows that are in it. These are written anew, so snapshots from before
     * don't show them: a refresh on such a snapshot fails with 40001.
     *
     * @param capture whose lock the transaction holds
     */
    public void persist(SourceCapture capture, boolean unlogged) throws SQLException {
        BufferPersistence persistence = new BufferPersistence(session, capture.bufferId());
        if (persistence.isUnlogged() != unlogged) {
            // The mark that a crash leaves would be gone with the next statements.
            mendIfBroken(capture);
            persistence.set(unlogged);
        }
    }

    private void mendIfBroken(SourceCapture capture) throws SQLException {
        if (capture.isBroken()) {
            mend(capture.bufferId(), capture.source(), "a source's capture was not whole when it was altered");
        }
    }

    /** The definition view would hold it, but it goes with a source that is dropped by CASCADE. */
    private void requireSource(long source) throws SQLException {
        boolean there = session.one(
                "SELECT EXISTS (SELECT FROM pg_class WHERE oid = CAST(? AS bigint)::oid)",
                row -> row.getBoolean(1),
                source);
        if (!there) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "a source of its query was dropped; drop the stream table, or give it another query");
        }
    }

    /**
     * Nobody needs the rows when everything is computed anew, and no writer adds any meanwhile. Those that were restored from
     * a dump of another cluster must go: their transactions' numbers may be ahead of this cluster's, and would count as
     * pending after the full refresh.
     */
    private void empty(long bufferId) throws SQLException {
        session.execute("DELETE FROM " + ChangeBuffer.table(bufferId));
        session.update("UPDATE pgstream.pgs_change_buffers SET backlog = NULL WHERE buffer_id = ?", bufferId);
    }

    /** Removes the capture of sources that nobody reads any more, and of columns that nobody needs. */
    public void removeUnused() throws SQLException {
        session.one("SELECT pgstream.pgs_drop_unused_buffers()", row -> true);
        for (Buffer buffer : buffers("WHERE NOT b.columns <@ (SELECT array_agg(c) FROM pgstream.pgs_dependencies d,"
                + " unnest(d.columns) AS c WHERE d.buffer_id = b.buffer_id)")) {
            Set<Long> needed = new LinkedHashSet<>(NumberArray.parse(session.one(
                    "SELECT array_agg(DISTINCT c)::text FROM pgstream.pgs_dependencies d, unnest(d.columns) AS c"
                            + " WHERE d.buffer_id = ?",
                    row -> row.getString(1),
                    buffer.id())));
            define(buffer.id(), new SourceReader(session).read(buffer.source(), buffer.columns()), needed);
        }
    }

    /** Sets the captured columns of an existing capture. */
    private void define(long bufferId, SourceTable source, Set<Long> numbers) throws SQLException {
        define(capture(bufferId, source, numbers, triggers.mode(bufferId)), numbers);
    }

    private void define(Capture capture, Set<Long> numbers) throws SQLException {
        new BufferColumns(session).match(capture);
        session.executeAll(capture.functions());
        session.update(
                "UPDATE pgstream.pgs_change_buffers b SET columns = CAST(? AS smallint[]), trigger_mode = ?"
                        + " WHERE buffer_id = ?",
                NumberArray.format(numbers),
                capture.mode().word(),
                capture.bufferId());
        session.update(
                "UPDATE pgstream.pgs_change_buffers b SET shape = pgstream.pgs_shape(source_relid, columns)"
                        + " WHERE buffer_id = ?",
                capture.bufferId());
    }

    private record Buffer(long id, long source, List<Long> columns) {}

    private Optional<Buffer> buffer(long source) throws SQLException {
        return buffers("WHERE source_relid = " + source).stream().findFirst();
    }

    private List<Buffer> buffers(String condition) throws SQLException {
        return session.list(
                "SELECT buffer_id, source_relid::bigint, columns::text FROM pgstream.pgs_change_buffers b " + condition,
                row -> new Buffer(row.getLong(1), row.getLong(2), NumberArray.parse(row.getString(3))));
    }

    private Capture capture(long id, SourceTable source, Set<Long> numbers, TriggerMode mode) throws SQLException {
        List<SourceColumn> columns = columns(source, numbers);
        boolean every = columns.size() == source.columns().size();
        return new Capture(id, columns, every, columns(source, primaryKey(source.oid())), mode);
    }

    private static List<SourceColumn> columns(SourceTable source, Collection<Long> numbers) {
        return source.columns().stream()
                .filter(column -> numbers.contains((long) column.number()))
                .toList();
    }

    /** One whose loss changes the fingerprint {@code shape}, so that what is captured without it counts for nothing. */
    private List<Long> primaryKey(long source) throws SQLException {
        return session.first(
                        "SELECT conkey::text FROM pg_constraint WHERE conrelid = CAST(? AS bigint)::oid AND contype = 'p'"
                                + " AND conkey = pgstream.pgs_key(conrelid)",
                        row -> NumberArray.parse(row.getString(1)),
                        source)
                .orElse(List.of());
    }

    private void lock(SourceTable source) throws SQLException {
        session.execute("LOCK TABLE " + source.name().sql() + " IN SHARE ROW EXCLUSIVE MODE");
    }
}
