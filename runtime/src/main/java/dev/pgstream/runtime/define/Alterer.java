package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.program.Target;
import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.analyze.ServerAnalyzer;
import dev.pgstream.runtime.run.RefreshLock;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DefinitionDigest;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes stream tables. A new query or mode rebuilds the table within the transaction. */
public final class Alterer {

    private final Session session;
    private final StreamTableStore tables;

    public Alterer(Session session) {
        this.session = session;
        this.tables = new StreamTableStore(session);
    }

    public void alter(String name, Alteration change) throws SQLException {
        StreamTable table = tables.owned(name);
        @Nullable String status = change.status() == null ? null : Declared.status(change.status());
        apply(
                table,
                new Declaration(
                        table.name().sql(),
                        change.query() == null ? table.query() : change.query(),
                        change.schedule() == null ? table.schedule() : change.schedule(),
                        change.refreshMode() == null ? table.mode().name() : change.refreshMode(),
                        true,
                        change.consistency() == null ? table.consistency().word() : change.consistency()));
        if (status != null) {
            setStatus(tables.named(table.name().sql()).id(), status);
        }
    }

    private void setStatus(long id, String status) throws SQLException {
        if (status.equals("ACTIVE")) {
            tables.activate(id);
        } else {
            tables.setStatus(id, status);
        }
    }

    /** Creates the stream table, or makes the existing one as declared. */
    public void createOrReplace(Declaration declaration) throws SQLException {
        boolean exists = session.one(
                "SELECT EXISTS (SELECT FROM pgstream.pgs_stream_tables WHERE relid = to_regclass(?))",
                row -> row.getBoolean(1),
                declaration.name());
        if (!exists) {
            new Creator(session).create(declaration);
            return;
        }
        apply(tables.owned(declaration.name()), declaration);
    }

    private void apply(StreamTable table, Declaration declaration) throws SQLException {
        boolean sameQuery = declaration.query().equals(table.query());
        String settings = sameQuery ? table.settings() : new PinnedSettings(session).current();
        @Nullable String schedule = Declared.schedule(session, declaration.schedule(), settings);
        Consistency consistency = Declared.consistency(declaration.consistency());
        if (sameQuery
                && RefreshMode.parse(declaration.refreshMode()) == table.mode()
                && !new PinnedSettings(session)
                        .with(table.settings(), () -> DefinitionDigest.changed(session, table.id()))) {
            tables.setSchedule(table.id(), schedule);
            tables.setConsistency(table.id(), consistency);
            return;
        }
        StreamTable locked = RefreshLock.take(session, table.name().sql());
        if (locked.id() != table.id()) {
            apply(locked, declaration);
            return;
        }
        rebuild(table, declaration, sameQuery);
        if (table.status().equals("SUSPENDED")) {
            tables.setStatus(tables.named(table.name().sql()).id(), "SUSPENDED");
        }
    }

    /** Drops and creates; the table stays with its owner, and a query that stays the same keeps its meaning. */
    private void rebuild(StreamTable table, Declaration declaration, boolean sameQuery) throws SQLException {
        String owner = session.one(
                "SELECT relowner::regrole::text FROM pg_class WHERE oid = CAST(? AS bigint)::oid",
                row -> row.getString(1),
                table.relid());
        PinnedSettings pinned = new PinnedSettings(session);
        String canonical =
                pinned.with(table.settings(), () -> new ServerAnalyzer(session).definitionOf(table.definition()));
        if (!sameQuery) {
            refuseCycle(table, declaration.query());
        }
        new Dropper(session).drop(table.name().sql(), false);
        Declaration again = new Declaration(
                table.name().sql(),
                declaration.query(),
                declaration.schedule(),
                declaration.refreshMode(),
                declaration.initialize(),
                declaration.consistency());
        if (sameQuery) {
            new Creator(session).recreate(again, table.settings(), canonical);
        } else {
            new Creator(session).create(again);
        }
        StreamTable rebuilt = tables.named(table.name().sql());
        session.execute("ALTER TABLE " + rebuilt.name().sql() + " OWNER TO " + owner);
        session.execute("ALTER VIEW " + rebuilt.definition().sql() + " OWNER TO " + owner);
        new AuxiliaryTables(session, rebuilt.target()).setOwner(owner);
    }

    /** Asks before anything is dropped: afterwards there is no such table to read. */
    private void refuseCycle(StreamTable table, String query) throws SQLException {
        Creator creator = new Creator(session);
        PinnedSettings pinned = new PinnedSettings(session);
        List<SourceTable> sources = session.andUndo(() -> {
            Target target = creator.define(table.name(), query);
            return pinned.with(pinned.current(), () -> creator.analyze(target).sources());
        });
        Cycle.refuse(session, table, sources);
    }
}
