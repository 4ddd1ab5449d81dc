package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.QualifiedName;
import dev.pgstream.engine.cdc.TriggerMode;
import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.capture.SourceCapture;
import dev.pgstream.runtime.run.RefreshLock;
import dev.pgstream.runtime.sql.IsolationLevel;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes how a source's changes are captured, while others write to it, and without losing any. */
public final class SourceAlterer {

    private final Session session;

    public SourceAlterer(Session session) {
        this.session = session;
    }

    /**
     * Changes what is asked for. No stream table that reads the source is refreshed meanwhile; their locks come first, so that
     * writers don't wait behind a refresh that takes long.
     */
    public void alter(String name, SourceAlteration change) throws SQLException {
        @Nullable TriggerMode mode = mode(change.triggerMode());
        IsolationLevel.requireReadCommitted(session, "how a source is captured can't be changed");
        Source source = owned(name);
        SourceCapture capture = captured(source);
        RefreshLock.takeAll(session, readers(capture));
        capture.lock();
        SourceCapture locked = captured(source);
        if (locked.bufferId() != capture.bufferId()) {
            alter(name, change);
            return;
        }
        CaptureInstaller installer = new CaptureInstaller(session);
        if (mode != null) {
            installer.change(locked, mode);
        }
        if (change.unlogged() != null) {
            installer.persist(locked, change.unlogged());
        }
    }

    /** A table as the caller names it. */
    private record Source(long oid, QualifiedName name, boolean owned) {}

    private static @Nullable TriggerMode mode(@Nullable String word) throws SQLException {
        if (word == null) {
            return null;
        }
        return TriggerMode.of(word)
                .orElseThrow(() -> new PgStreamException(
                        ErrorCode.INVALID_PARAMETER,
                        "the trigger mode '" + word + "' is unknown; use statement or row"));
    }

    private Source owned(String name) throws SQLException {
        long oid = session.first(
                        "SELECT c.oid::pg_catalog.int8 FROM (SELECT pg_catalog.to_regclass(?)::pg_catalog.oid) AS c (oid)"
                                + " WHERE c.oid IS NOT NULL",
                        row -> row.getLong(1),
                        name)
                .orElseThrow(() -> new PgStreamException(ErrorCode.UNDEFINED_TABLE, "there is no such table"));
        Source source = session.one(
                "SELECT n.nspname, c.relname, pg_has_role(current_user, c.relowner, 'USAGE')"
                        + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE c.oid = CAST(? AS bigint)::oid",
                row -> new Source(oid, new QualifiedName(row.getString(1), row.getString(2)), row.getBoolean(3)),
                oid);
        if (!source.owned()) {
            throw new PgStreamException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "only its owner may do this; ask for membership in the owning role");
        }
        return source;
    }

    private SourceCapture captured(Source source) throws SQLException {
        return SourceCapture.of(session, source.oid(), source.name())
                .orElseThrow(
                        () -> new PgStreamException(
                                ErrorCode.NOT_IN_PREREQUISITE_STATE,
                                "its changes are not captured, for no stream table is refreshed by them; set"
                                        + " pg_stream.cdc_trigger_mode or pg_stream.change_buffer_unlogged before you create one"));
    }

    private List<StreamTable> readers(SourceCapture capture) throws SQLException {
        List<StreamTable> readers = new ArrayList<>();
        for (Long id : capture.consumers()) {
            Optional<StreamTable> reader = new StreamTableStore(session).byId(id);
            reader.ifPresent(readers::add);
        }
        return readers;
    }
}
