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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

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
     * Returns the position of a statement that covers the changed sources, and the backlogs of those that are behind. Expects
     * the pinned settings, and that nothing below the stream table has been altered since it was compiled.
     *
     * @param sources all that are captured for it
     * @param stored what the stored statements cover, by position
     */
    public int position(
            StreamTable table,
            List<DependencyStore.Captured> sources,
            List<StatementStore.DeltaSet> stored,
            StatementStore.DeltaSet needed)
            throws SQLException {
        OptionalInt smallest = smallest(stored, needed);
        boolean exact = smallest.isPresent() && needed.covers(stored.get(smallest.getAsInt()));
        if (exact || (smallest.isPresent() && stored.size() >= STORED_UP_TO)) {
            return smallest.getAsInt();
        }
        if (stored.size() >= STORED_UP_TO) {
            return make(table, sources, stored.size(), everything(sources));
        }
        try {
            return make(table, sources, stored.size(), needed);
        } catch (NotIncrementalException e) {
            return smallest.orElseThrow(() -> e);
        }
    }

    private static OptionalInt smallest(List<StatementStore.DeltaSet> stored, StatementStore.DeltaSet needed) {
        return IntStream.range(0, stored.size())
                .filter(position -> stored.get(position).covers(needed))
                .boxed()
                .min(Comparator.comparingInt((Integer position) ->
                                stored.get(position).behind().size())
                        .thenComparingInt(
                                position -> stored.get(position).changed().size()))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    /** What covers whatever may come. */
    private static StatementStore.DeltaSet everything(List<DependencyStore.Captured> sources) {
        List<Long> all = sources.stream().map(DependencyStore.Captured::source).toList();
        return new StatementStore.DeltaSet(all, all);
    }

    private int make(
            StreamTable table, List<DependencyStore.Captured> sources, int position, StatementStore.DeltaSet set)
            throws SQLException {
        return session.inSavepoint(() -> {
            DeltaStatement made = Compilation.of(session, table)
                    .statement(captured(table, sources), table.target(), set.changed(), set.behind());
            statements.add(table.id(), position, made);
            return position;
        });
    }

    private AnalyzedQuery captured(StreamTable table, List<DependencyStore.Captured> captured) throws SQLException {
        Map<Long, Long> buffers = new HashMap<>();
        for (DependencyStore.Captured source : captured) {
            buffers.put(source.source(), source.bufferId());
        }
        AnalyzedQuery query = new Creator(session).analyze(table.target());
        List<SourceTable> sources = query.sources().stream()
                .map(source -> source.withBuffer(Objects.requireNonNull(buffers.get(source.oid()))))
                .toList();
        return query.withSources(sources);
    }
}
