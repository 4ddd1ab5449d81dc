package dev.pgstream.runtime.define;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.sql.IsolationLevel;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.Ownership;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;

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
     * Makes the statements anew after something below the stream table has changed. Expects the pinned settings.
     *
     * @throws PgStreamException if the query is not incremental any more
     */
    public void follow(StreamTable table) throws SQLException {
        IsolationLevel.requireReadCommitted(
                session, "a source or a view of its query was altered, which can't be followed");
        requireDefinition(table);
        Compilation.Result compiled = compile(table);
        Registration.store(session, table.id(), compiled, table.modeReason());
        new Ownership(session, table.id()).admit();
        // First the columns, for another key may need hidden ones.
        new Reshaper(session, table.target(), compiled).reshape();
        plan(table, compiled);
        new CaptureInstaller(session).removeUnused();
        new FrontierStore(session).requireFull(table.id(), "a source or a view of the query was altered");
    }

    private void requireDefinition(StreamTable table) throws SQLException {
        boolean there = session.one(
                "SELECT to_regclass(?) IS NOT NULL",
                row -> row.getBoolean(1),
                table.definition().sql());
        if (!there) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "what its query reads was dropped; drop the stream table, or give it another query");
        }
    }

    private Compilation.Result compile(StreamTable table) throws SQLException {
        var query = new Creator(session).analyze(table.target());
        Cycle.refuse(session, table, query.sources());
        if (!table.differential()) {
            return Compilation.full(query, table.target());
        }
        try {
            Compilation.Result compiled = Compilation.of(session, table).captured(query, table.target());
            new AuxiliaryTables(session, table.target()).drop();
            new AuxiliaryTables(session.asOwnerOf(table.id()), table.target()).create(compiled.program());
            return compiled;
        } catch (NotIncrementalException e) {
            throw rebuild(table, e.reason());
        }
    }

    private void plan(StreamTable table, Compilation.Result compiled) throws SQLException {
        try {
            Compilation.of(session, table)
                    .plan(compiled.program().deltas().stream()
                            .map(DeltaStatement::sql)
                            .toList());
        } catch (NotIncrementalException e) {
            throw rebuild(table, e.reason());
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
