package dev.pgstream.runtime.capture;

import dev.pgstream.engine.cdc.Capture;
import dev.pgstream.engine.cdc.TriggerMode;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.sql.ChangeBuffer;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.List;

/** The triggers of captures, on sources and their descendants, with the functions that they call. */
final class CaptureTriggers {

    private final Session session;

    CaptureTriggers(Session session) {
        this.session = session;
    }

    /** The mode that a capture was installed with or given later; the setting is for new ones. */
    TriggerMode mode(long bufferId) throws SQLException {
        return session.one(
                "SELECT upper(trigger_mode) FROM pgstream.pgs_change_buffers WHERE buffer_id = ?",
                row -> TriggerMode.valueOf(row.getString(1)),
                bufferId);
    }

    /** What applies the changes of a publication fires row triggers only (PostgreSQL manual, "Logical Replication"). */
    boolean isSubscribed(long source) throws SQLException {
        return session.one(
                "SELECT pgstream.pgs_is_subscribed(r || pgstream.pgs_children(r))"
                        + " FROM (SELECT CAST(? AS bigint)::oid) AS s (r)",
                row -> row.getBoolean(1),
                source);
    }

    /**
     * @throws PgStreamException if changes would be missed
     */
    void requireAllowed(long source, TriggerMode mode) throws SQLException {
        if (mode == TriggerMode.STATEMENT && isSubscribed(source)) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "logical replication writes to it, which fires row triggers only; drop it from the subscription"
                            + " first");
        }
    }

    void add(Capture capture, long source) throws SQLException {
        for (Relation relation : Inheritance.tree(session, source)) {
            session.executeAll(capture.triggers(relation.name(), relation.partition() && relation.oid() != source));
        }
        session.update(
                "UPDATE pgstream.pgs_change_buffers SET children = pgstream.pgs_children(source_relid)"
                        + " WHERE buffer_id = ?",
                capture.bufferId());
        session.update(
                "UPDATE pgstream.pgs_change_buffers b"
                        + " SET triggers = pgstream.pgs_capture_triggers(b.buffer_id, CAST(b.source_relid || b.children AS oid[]))"
                        + " WHERE buffer_id = ?",
                capture.bufferId());
    }

    /** Wherever they are: a former partition keeps its triggers. */
    void drop(long bufferId) throws SQLException {
        List<String> drops =
                session.list("""
                SELECT format('DROP TRIGGER %I ON %s', t.tgname, t.tgrelid::regclass) FROM pg_trigger t
                JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE n.nspname = ? AND starts_with(p.proname, ?) AND t.tgparentid = 0""", row -> row.getString(1), ChangeBuffer.SCHEMA, Capture.functionPrefix(bufferId));
        session.executeAll(drops);
    }

    /** Makes functions that somebody else has created the buffer's owner's, who could not replace them otherwise. */
    void giveFunctions(long bufferId) throws SQLException {
        session.executeAll(session.list(
                "SELECT format('ALTER FUNCTION %s OWNER TO %s', p.oid::regprocedure, c.relowner::regrole)"
                        + " FROM pg_proc p JOIN pg_class c ON c.oid = CAST(? AS regclass) AND c.relowner <> p.proowner"
                        + " WHERE p.pronamespace = CAST(? AS regnamespace) AND starts_with(p.proname, ?)",
                row -> row.getString(1),
                ChangeBuffer.table(bufferId),
                ChangeBuffer.SCHEMA,
                Capture.functionPrefix(bufferId)));
    }

    void dropFunctions(long bufferId) throws SQLException {
        session.executeAll(session.list(
                "SELECT 'DROP FUNCTION ' || p.oid::regprocedure FROM pg_proc p"
                        + " WHERE p.pronamespace = CAST(? AS regnamespace) AND starts_with(p.proname, ?)",
                row -> row.getString(1),
                ChangeBuffer.SCHEMA,
                Capture.functionPrefix(bufferId)));
    }
}
