package dev.pgstream.runtime.define;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DefinitionDigest;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.List;

/**
 * Follows changes below a stream table: a source that was renamed, or whose columns or key were; a view that was replaced.
 * The statements are made anew and the next refresh computes everything.
 */
public final class Recompiler {

    private final Session session;

    public Recompiler(Session session) {
        this.session = session;
    }

    /**
     * Makes the statements anew if something below the stream table has changed. Expects the pinned settings.
     *
     * @throws PgStreamException if the table's own columns or key would have to change
     */
    public void follow(StreamTable table) throws SQLException {
        if (!DefinitionDigest.changed(session, table.id())) {
            return;
        }
        Compilation.Result compiled = compile(table);
        if (compiled.differential()) {
            requireSameStorage(table, compiled.program().storage());
        }
        Registration.store(session, table.id(), compiled, table.modeReason());
        new CaptureInstaller(session).removeUnused();
        new FrontierStore(session).requireFull(table.id(), "a source or a view of the query was altered");
    }

    private Compilation.Result compile(StreamTable table) throws SQLException {
        var query = new Creator(session).analyze(table.target());
        if (!table.differential()) {
            return Compilation.full(query, table.target());
        }
        Compilation compilation = new Compilation(session);
        try {
            Compilation.Result compiled = compilation.captured(query, table.target());
            compilation.plan(compiled.program().deltas().stream()
                    .map(DeltaStatement::sql)
                    .toList());
            return compiled;
        } catch (NotIncrementalException e) {
            throw rebuild(table, e.reason());
        }
    }

    private void requireSameStorage(StreamTable table, Storage storage) throws SQLException {
        List<String> columns = session.list("""
                SELECT attname FROM pg_attribute
                WHERE attrelid = CAST(? AS bigint)::oid AND attnum > 0 AND NOT attisdropped""", row -> row.getString(1), table.relid());
        if (!columns.containsAll(storage.names())) {
            throw rebuild(table, "it needs other columns now");
        }
        List<String> key = session.list("""
                SELECT a.attname FROM pg_attribute a WHERE a.attrelid = CAST(? AS bigint)::oid
                AND a.attnum = ANY (pgstream.pgs_key(a.attrelid))""", row -> row.getString(1), table.relid());
        List<String> needed = storage.key().orElse(List.of());
        if (key.size() != needed.size() || !key.containsAll(needed)) {
            throw rebuild(table, "its rows have another key now");
        }
    }

    private static PgStreamException rebuild(StreamTable table, String why) {
        String mode = table.mode() == RefreshMode.AUTO ? "" : " or another refresh_mode";
        return new PgStreamException(
                ErrorCode.NOT_IN_PREREQUISITE_STATE,
                "stream table " + table.name() + ": a source or a view of its query was altered, and " + why
                        + "; rebuild it with create_or_replace_stream_table and the same query" + mode);
    }
}
