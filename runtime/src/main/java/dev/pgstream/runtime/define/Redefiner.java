package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.dag.Consistency;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.engine.program.Target;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.RefreshMode;
import dev.pgstream.runtime.capture.CaptureInstaller;
import dev.pgstream.runtime.capture.OwnChanges;
import dev.pgstream.runtime.sql.IsolationLevel;
import dev.pgstream.runtime.sql.PinnedSettings;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.CostModelStore;
import dev.pgstream.runtime.store.FrontierStore;
import dev.pgstream.runtime.store.Ownership;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives a stream table another query or mode. The table stays, and with it its readers, indexes, grants and triggers: only
 * columns that the query does not have any more go, and rows are written anew, or where the columns are the same, only those
 * that differ. Whoever asks for it, the query is executed with the rights of the owner.
 */
final class Redefiner {

    private final Session session;
    private final Session restricted;
    private final StreamTableStore tables;
    private final StreamTable table;
    private final Target target;

    Redefiner(Session session, StreamTable table) {
        this.session = session;
        this.restricted = session.asOwnerOf(table.id());
        this.tables = new StreamTableStore(session);
        this.table = table;
        this.target = table.target();
    }

    /**
     * Makes it as declared; unqualified names in a query mean what they mean to the caller.
     *
     * @param canonical the query's text as the server understands it, for a query that stays the same; null for a new one
     */
    void redefine(
            Declaration declaration, @Nullable String schedule, Consistency consistency, @Nullable String canonical)
            throws SQLException {
        RefreshMode mode = RefreshMode.parse(declaration.refreshMode());
        IsolationLevel.requireReadCommitted(session, "it can't be altered");
        session.execute("LOCK TABLE " + target.table().sql() + " IN ACCESS EXCLUSIVE MODE");
        new FrontierStore(session).admitWriter(table.id());
        PinnedSettings pinned = new PinnedSettings(session);
        String settings = canonical == null ? pinned.current() : table.settings();
        Set<String> former = former();
        session.execute("DROP VIEW IF EXISTS " + target.definition().sql());
        if (canonical == null) {
            new Creator(session).define(target, declaration.query());
        } else {
            pinned.with(settings, () -> defined(canonical));
        }
        new Ownership(session, table.id()).giveDefinition(target);
        tables.redeclare(table.id(), declaration.query(), schedule, mode, consistency, settings);
        tables.setRelation(table.id(), target.table());
        pinned.with(settings, () -> rebuild(mode, declaration.initialize(), former));
        new CaptureInstaller(session).removeUnused();
    }

    private Target defined(String canonical) throws SQLException {
        new Creator(session).define(target, canonical);
        return target;
    }

    /** The columns of the query so far; a view that went with a source does not tell, and then all are taken for such. */
    private Set<String> former() throws SQLException {
        Set<String> columns = TableShape.columns(session, target.definition()).keySet();
        return columns.isEmpty() ? TableShape.columns(session, target.table()).keySet() : columns;
    }

    private Target rebuild(RefreshMode mode, boolean initialize, Set<String> former) throws SQLException {
        AnalyzedQuery query = new Creator(session).analyze(target);
        if (mode == RefreshMode.FULL) {
            restructure(Compilation.full(query, target), Declared.FULL, initialize, former);
            return target;
        }
        try {
            session.inSavepoint(() -> {
                Compilation compilation = Compilation.of(session, table);
                Compilation.Result compiled = compilation.captured(query, target);
                compilation.plan(List.of(compiled.program().state()));
                restructure(compiled, null, initialize, former);
                compilation.plan(compiled.program().deltas().stream()
                        .map(DeltaStatement::sql)
                        .toList());
                return target;
            });
        } catch (NotIncrementalException e) {
            Creator.requireFullAllowed(mode, e);
            restructure(Compilation.full(query, target), e.reason(), initialize, former);
        }
        return target;
    }

    private void restructure(
            Compilation.Result compiled, @Nullable String reason, boolean initialize, Set<String> former)
            throws SQLException {
        new AuxiliaryTables(session, target).drop();
        new AuxiliaryTables(restricted, target).create(compiled.program());
        new CostModelStore(session).forget(table.id());
        Registration.store(session, table.id(), compiled, reason);
        new Ownership(session, table.id()).admit();
        UserIndexes indexes = UserIndexes.of(session, target.table());
        Reshaper reshaper = new Reshaper(session, target, compiled);
        boolean changed = reshaper.restructure(former);
        long begin = System.nanoTime();
        if (!initialize) {
            empty(reshaper, changed);
        } else if (changed) {
            reshaper.refill();
        } else {
            overwrite(compiled);
        }
        if (initialize) {
            new CostModelStore(session).filled(table.id(), (System.nanoTime() - begin) / 1e6);
            if (!table.status().equals("SUSPENDED")) {
                tables.activate(table.id());
            }
        }
        new AuxiliaryTables(session, target).analyze();
        indexes.restore();
    }

    /** Writes only what differs, so that what reads the stream table is told of no more. */
    private void overwrite(Compilation.Result compiled) throws SQLException {
        List<String> statements = compiled.program().full();
        for (int i = 0; i < statements.size(); i++) {
            boolean last = i == statements.size() - 1;
            restricted.execute(
                    last ? OwnChanges.marking(statements.get(i), table.id(), compiled.buffers()) : statements.get(i));
        }
        new FrontierStore(session).dismissWriter(table.id());
    }

    private void empty(Reshaper reshaper, boolean changed) throws SQLException {
        if (changed) {
            reshaper.furnish();
        } else {
            restricted.execute("DELETE FROM " + target.table().sql());
        }
        new FrontierStore(session).unfilled(table.id());
        if (!table.status().equals("SUSPENDED")) {
            tables.setStatus(table.id(), "INITIALIZING");
        }
    }
}
