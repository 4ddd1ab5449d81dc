package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.DependencyStore;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the statement for a set of changed sources, and makes one where there is none for just that set: of many sources not
 * all sets have one from the beginning, and terms of unchanged sources are dear.
 */
public final class StatementMaker {

    /** So many statements a stream table are stored; sets that come later use one that covers more. */
    private static final int STORED_UP_TO = 100;

    private final Session session;
    private final StatementStore statements;

    public StatementMaker(Session session) {
        this.session = session;
        this.statements = new StatementStore(session);
    }

    /**
     * Returns a statement that covers the changed sources. Expects the pinned settings, and that nothing below the stream
     * table has been altered since it was compiled.
     *
     * @param changed OIDs, ascending
     * @param behind OIDs of the sources of which the backlog is to be read, ascending
     */
    public DeltaStatement statement(StreamTable table, List<Long> changed, List<Long> behind) throws SQLException {
        Optional<DeltaStatement> stored = statements.delta(table.id(), changed, behind);
        if (stored.filter(each ->
                        each.changed().size() == changed.size() && each.behind().size() == behind.size())
                .isPresent()) {
            return stored.get();
        }
        int count = statements.deltaCount(table.id());
        if (count >= STORED_UP_TO) {
            return stored.isPresent() ? stored.get() : covering(table, count);
        }
        try {
            return make(table, count, changed, behind);
        } catch (NotIncrementalException e) {
            return stored.orElseThrow(() -> e);
        }
    }

    /** One that covers whatever may come. */
    private DeltaStatement covering(StreamTable table, int count) throws SQLException {
        List<Long> all = new DependencyStore(session)
                .captured(table.id()).stream()
                        .map(DependencyStore.Captured::source)
                        .toList();
        return make(table, count, all, all);
    }

    private DeltaStatement make(StreamTable table, int position, List<Long> changed, List<Long> behind)
            throws SQLException {
        return session.inSavepoint(() -> {
            DeltaStatement made = new Compilation(session).statement(captured(table), table.target(), changed, behind);
            statements.add(table.id(), position, made);
            return made;
        });
    }

    private AnalyzedQuery captured(StreamTable table) throws SQLException {
        Map<Long, Long> buffers = new HashMap<>();
        for (DependencyStore.Captured source : new DependencyStore(session).captured(table.id())) {
            buffers.put(source.source(), source.bufferId());
        }
        AnalyzedQuery query = new Creator(session).analyze(table.target());
        List<SourceTable> sources = query.sources().stream()
                .map(source -> source.withBuffer(Objects.requireNonNull(buffers.get(source.oid()))))
                .toList();
        return query.withSources(sources);
    }
}
