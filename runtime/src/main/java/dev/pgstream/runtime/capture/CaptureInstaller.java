package dev.pgstream.runtime.capture;

import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.cdc.Capture;
import dev.pgstream.engine.cdc.TriggerMode;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.runtime.analyze.SourceReader;
import dev.pgstream.runtime.sql.NumberArray;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates, widens, mends and removes the capture of a source's changes. */
public final class CaptureInstaller {

    private final Session session;

    public CaptureInstaller(Session session) {
        this.session = session;
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
        Capture capture = capture(buffer.id(), source, all);
        if (all.size() > buffer.columns().size()) {
            lock(source);
            for (SourceColumn column : source.captured()) {
                if (!buffer.columns().contains((long) column.number())) {
                    session.execute(capture.addColumn(column));
                }
            }
            session.update(
                    "UPDATE pgstream.pgs_change_buffers SET columns = CAST(? AS smallint[]) WHERE buffer_id = ?",
                    NumberArray.format(all),
                    buffer.id());
        }
        // Replaced even with the same columns, whose names may have changed.
        session.executeAll(capture.functions());
        return source.withBuffer(buffer.id());
    }

    private long install(SourceTable source, Set<Long> columns) throws SQLException {
        long id = session.one(
                "SELECT nextval(pg_get_serial_sequence('pgstream.pgs_change_buffers', 'buffer_id'))",
                row -> row.getLong(1));
        new BufferCleaner(session).keepAway(id);
        session.update(
                "INSERT INTO pgstream.pgs_change_buffers (buffer_id, source_relid, columns, children)"
                        + " OVERRIDING SYSTEM VALUE VALUES (?, CAST(? AS bigint)::oid, CAST(? AS smallint[]), '{}')",
                id,
                source.oid(),
                NumberArray.format(columns));
        Capture capture = capture(id, source, columns);
        session.execute(capture.createBuffer(
                setting("pg_stream.change_buffer_unlogged", "off").equals("on")));
        session.executeAll(capture.functions());
        addTriggers(capture, source.oid());
        return id;
    }

    /** Puts missing or disabled triggers back, also on partitions that are new. What happened meanwhile is unknown. */
    public void mend(long bufferId, long source) throws SQLException {
        Buffer buffer = buffer(source).orElseThrow();
        SourceTable table = new SourceReader(session).read(source, List.of());
        lock(table);
        dropTriggers(bufferId, source);
        Capture capture = capture(bufferId, table, new LinkedHashSet<>(buffer.columns()));
        session.executeAll(capture.functions());
        addTriggers(capture, source);
    }

    /** Removes the capture of a source that nobody reads any more; the source itself may be gone. */
    public void removeUnused() throws SQLException {
        List<Buffer> unused = session.list(
                """
                SELECT b.buffer_id, b.source_relid::bigint, b.columns::text FROM pgstream.pgs_change_buffers b
                WHERE NOT EXISTS (SELECT FROM pgstream.pgs_dependencies d WHERE d.buffer_id = b.buffer_id)
                ORDER BY b.source_relid""", row -> new Buffer(row.getLong(1), row.getLong(2), NumberArray.parse(row.getString(3))));
        for (Buffer buffer : unused) {
            dropTriggers(buffer.id(), buffer.source());
            dropFunctions(buffer.id());
            session.execute("DROP TABLE " + ChangeBuffer.table(buffer.id()));
            session.update("DELETE FROM pgstream.pgs_change_buffers WHERE buffer_id = ?", buffer.id());
        }
    }

    private record Buffer(long id, long source, List<Long> columns) {}

    private Optional<Buffer> buffer(long source) throws SQLException {
        return session.first(
                "SELECT buffer_id, source_relid::bigint, columns::text FROM pgstream.pgs_change_buffers"
                        + " WHERE source_relid = CAST(? AS bigint)::oid",
                row -> new Buffer(row.getLong(1), row.getLong(2), NumberArray.parse(row.getString(3))),
                source);
    }

    private Capture capture(long id, SourceTable source, Set<Long> numbers) throws SQLException {
        List<SourceColumn> columns = source.columns().stream()
                .filter(column -> numbers.contains((long) column.number()))
                .toList();
        TriggerMode mode = setting("pg_stream.cdc_trigger_mode", "statement").equalsIgnoreCase("row")
                ? TriggerMode.ROW
                : TriggerMode.STATEMENT;
        return new Capture(id, columns, columns.size() == source.columns().size(), mode);
    }

    private void lock(SourceTable source) throws SQLException {
        session.execute("LOCK TABLE " + source.name().sql() + " IN SHARE ROW EXCLUSIVE MODE");
    }

    private void addTriggers(Capture capture, long source) throws SQLException {
        for (Relation relation : Inheritance.tree(session, source)) {
            session.executeAll(capture.triggers(relation.name(), relation.partition() && relation.oid() != source));
        }
        session.update(
                "UPDATE pgstream.pgs_change_buffers SET children = " + Inheritance.CHILDREN.formatted("source_relid")
                        + ", triggers = "
                        + CaptureHealth.TRIGGERS.formatted(
                                "source_relid || " + Inheritance.CHILDREN.formatted("source_relid"), "buffer_id")
                        + " WHERE buffer_id = ?",
                capture.bufferId());
    }

    private void dropTriggers(long bufferId, long source) throws SQLException {
        for (Relation relation : Inheritance.tree(session, source)) {
            List<String> triggers = session.list(
                    "SELECT tgname FROM pg_trigger WHERE tgrelid = CAST(? AS bigint)::oid AND tgparentid = 0"
                            + " AND starts_with(tgname, ?)",
                    row -> row.getString(1),
                    relation.oid(),
                    Capture.triggerPrefix(bufferId));
            for (String trigger : triggers) {
                session.execute("DROP TRIGGER " + Identifier.quote(trigger) + " ON "
                        + relation.name().sql());
            }
        }
    }

    private void dropFunctions(long bufferId) throws SQLException {
        List<String> functions = session.list(
                "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                        + " WHERE n.nspname = ? AND starts_with(p.proname, ?)",
                row -> row.getString(1),
                ChangeBuffer.SCHEMA,
                Capture.functionPrefix(bufferId));
        for (String function : functions) {
            session.execute("DROP FUNCTION " + function);
        }
    }

    private String setting(String name, String otherwise) throws SQLException {
        return session.one(
                "SELECT coalesce(nullif(current_setting(?, true), ''), ?)", row -> row.getString(1), name, otherwise);
    }
}
