package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.delta.Differentiator;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.rewrite.RecursionExposure.Exposed;
import dev.pgstream.engine.program.Storage;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.program.Target;
import dev.pgstream.engine.program.apply.BagApply;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.apply.KeyedApply;
import dev.pgstream.engine.program.lookup.RecursionLookups;
import dev.pgstream.engine.program.lookup.StoredIndex;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rows of a recursion, which its change is computed from: by all of its columns, or by content where rows may repeat. */
final class RecursionShape implements Shape {

    private final Exposed query;
    private final List<String> stored;
    private final Storage storage;

    RecursionShape(Exposed query, List<StoredColumn> columns) {
        this.query = query;
        this.stored = query.columns().stream().map(ColumnRef::name).toList();
        Optional<List<String>> key = query.recursion().distinct() ? Optional.of(stored) : Optional.empty();
        this.storage = new Storage(columns, key, Optional.empty());
    }

    @Override
    public Storage storage() {
        return storage;
    }

    @Override
    public List<StoredIndex> indexes(Target target) {
        Storage typed = target.typed(storage);
        List<StoredIndex> indexes = StoredIndex.of(typed);
        Stream<StoredIndex> more =
                RecursionLookups.of(
                                query.recursion(),
                                stored.stream().map(typed::column).toList())
                        .stream()
                        .filter(wanted -> indexes.stream().noneMatch(index -> index.beginsWith(wanted.terms())));
        return Stream.concat(indexes.stream(), more).toList();
    }

    @Override
    public Operator state() {
        return query.operator();
    }

    @Override
    public String delta(Frame frame, SqlPrinter printer, Target target, Set<Long> changed) {
        List<StoredColumn> columns =
                stored.stream().map(target.typed(storage)::column).toList();
        new RecursionChange(query.recursion(), columns, target.table().sql())
                .compute(frame, printer, new Differentiator(changed));
        String change = printer.printWeighted(new Differentiator(changed).change(query.operator()));
        return storage.key().isPresent()
                ? new KeyedApply(target, storage).changes(change)
                : new BagApply(target, storage).changes(frame.common(), change);
    }
}
