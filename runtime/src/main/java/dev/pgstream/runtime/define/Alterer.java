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

/** Changes stream tables. A new query or mode changes the table in place, within the transaction. */
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
        @Nullable String canonical = sameQuery ? canonical(table) : null;
        if (canonical == null) {
            refuseCycle(table, declaration.query());
        }
        new Redefiner(session, table).redefine(declaration, schedule, consistency, canonical);
    }

    /** A query that stays the same keeps its meaning; null where that went with a source that was dropped. */
    private @Nullable String canonical(StreamTable table) throws SQLException {
        boolean defined = session.one(
                "SELECT to_regclass(?) IS NOT NULL",
                row -> row.getBoolean(1),
                table.definition().sql());
        return defined
                ? new PinnedSettings(session)
                        .with(table.settings(), () -> new ServerAnalyzer(session).definitionOf(table.definition()))
                : null;
    }

    /** Asks before anything is changed. */
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
