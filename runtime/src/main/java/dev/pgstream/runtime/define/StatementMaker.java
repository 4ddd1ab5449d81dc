package dev.pgstream.runtime.define;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.program.DeltaStatement;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.StatementStore;
import dev.pgstream.runtime.store.StreamTable;
import java.sql.SQLException;
import java.util.Comparator;
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
     * Returns the position of the stored statement for just these changed sources and backlogs, if there is one.
     *
     * @param stored what the stored statements cover, by position
     */
    public static OptionalInt stored(List<StatementStore.DeltaSet> stored, StatementStore.DeltaSet needed) {
        OptionalInt smallest = smallest(stored, needed);
        return smallest.isPresent() && needed.covers(stored.get(smallest.getAsInt())) ? smallest : OptionalInt.empty();
    }

    /**
     * Returns the position of a statement that covers the changed sources, and the backlogs of those that are behind, where
     * none is stored for just these. Expects the pinned settings, and that nothing below the stream table has been altered
     * since it was compiled.
     *
     * @param buffers the numbers of the change buffers of all sources that are captured for it
     * @param stored what the stored statements cover, by position
     */
    public int position(
            StreamTable table,
            Map<Long, Long> buffers,
            List<StatementStore.DeltaSet> stored,
            StatementStore.DeltaSet needed)
            throws SQLException {
        OptionalInt smallest = smallest(stored, needed);
        if (stored.size() >= STORED_UP_TO) {
            return smallest.isPresent()
                    ? smallest.getAsInt()
                    : make(table, buffers, stored.size(), everything(buffers));
        }
        try {
            return make(table, buffers, stored.size(), needed);
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
    private static StatementStore.DeltaSet everything(Map<Long, Long> buffers) {
        List<Long> all = List.copyOf(buffers.keySet());
        return new StatementStore.DeltaSet(all, all);
    }

    private int make(StreamTable table, Map<Long, Long> buffers, int position, StatementStore.DeltaSet set)
            throws SQLException {
        return session.inSavepoint(() -> {
            DeltaStatement made = Compilation.of(session, table)
                    .statement(captured(table, buffers), table.target(), set.changed(), set.behind());
            statements.add(table.id(), position, made);
            return position;
        });
    }

    private AnalyzedQuery captured(StreamTable table, Map<Long, Long> buffers) throws SQLException {
        AnalyzedQuery query = new Creator(session).analyze(table.target());
        List<SourceTable> sources = query.sources().stream()
                .map(source -> source.withBuffer(Objects.requireNonNull(buffers.get(source.oid()))))
                .toList();
        return query.withSources(sources);
    }
}
