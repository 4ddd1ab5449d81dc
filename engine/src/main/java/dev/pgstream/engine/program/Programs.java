package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.SourceTable;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.rewrite.OpenOrder;
import dev.pgstream.engine.program.apply.Difference;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.lookup.SourceLookups;
import dev.pgstream.engine.program.shape.NestedGroups;
import dev.pgstream.engine.program.shape.Shape;
import dev.pgstream.engine.program.shape.Standalone;
import dev.pgstream.engine.sql.Identifier;
import dev.pgstream.engine.sql.SqlPrinter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the statements of a stream table together. */
public final class Programs {

    private Programs() {}

    /** Returns the program of a query with a shape. */
    public static Program incremental(Shape shape, Target target, List<SourceTable> sources) {
        NestedGroups nested = new NestedGroups(target, shape.state());
        List<Long> numbers = sources.stream().map(SourceTable::oid).toList();
        List<DeltaStatement> deltas = ChangedSets.of(numbers).stream()
                .map(changed -> statement(shape, target, sources, changed, List.of()))
                .toList();
        Storage storage = target.typed(shape.storage());
        List<String> full = new ArrayList<>();
        nested.tables().forEach(table -> full.add("DELETE FROM " + table.table().sql()));
        full.add(full(shape, nested, target));
        String state = Standalone.select(shape.state());
        return new Program(
                storage,
                nested.tables(),
                shape.indexes(target),
                SourceLookups.of(shape.state()),
                shape.recomputed(),
                state,
                OpenOrder.occursIn(shape.state()),
                fill(shape, nested, target),
                full,
                full.size() == 1 ? Optional.of(Staging.of(target, shape.storage(), state)) : Optional.empty(),
                deltas);
    }

    /**
     * Returns the statement for one set of changed sources.
     *
     * @param changed OIDs of some of the sources, ascending
     * @param behind OIDs of those of which the backlog is to be read, too, ascending
     */
    public static DeltaStatement statement(
            Shape shape, Target target, List<SourceTable> sources, List<Long> changed, List<Long> behind) {
        Set<Long> set = new HashSet<>(changed);
        Frame frame = new Frame(target, sources, set, new HashSet<>(behind));
        SqlPrinter printer = new SqlPrinter(frame.common());
        new NestedGroups(target, shape.state()).change(frame, printer, set);
        return new DeltaStatement(changed, behind, frame.around(shape.delta(frame, printer, target, set)));
    }

    private static String fill(Shape shape, NestedGroups nested, Target target) {
        Frame frame = new Frame(target);
        nested.fill(frame, shape.state());
        return frame.around(insert(target, shape.storage()) + new SqlPrinter(frame.common()).print(shape.state()));
    }

    private static String full(Shape shape, NestedGroups nested, Target target) {
        Frame frame = new Frame(target);
        nested.fill(frame, shape.state());
        String state = new SqlPrinter(frame.common()).print(shape.state());
        return frame.around(Difference.to(state, frame, target, shape.storage()));
    }

    /** Returns the program of a query that is always recomputed, straight from its definition view. */
    public static Program full(AnalyzedQuery query, Target target) {
        List<StoredColumn> columns = query.output().stream()
                .map(c -> new StoredColumn(c.name(), new ColumnInfo(Optional.of(c.type()), false)))
                .toList();
        Storage storage = new Storage(columns, Optional.empty(), Optional.empty());
        String state =
                "SELECT " + list(storage) + " FROM " + target.definition().sql();
        String fill = fill(target, storage, state);
        boolean comparable = query.output().stream().allMatch(c -> c.type().comparable());
        Frame frame = new Frame(target);
        return new Program(
                storage,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                state,
                false,
                fill,
                comparable
                        ? List.of(frame.around(Difference.to(state, frame, target, storage)))
                        : List.of("DELETE FROM " + target.table().sql(), fill),
                comparable ? Optional.of(Staging.of(target, storage, state)) : Optional.empty(),
                List.of());
    }

    private static String fill(Target target, Storage storage, String state) {
        return new Frame(target).around(insert(target, storage) + state);
    }

    private static String insert(Target target, Storage storage) {
        return "INSERT INTO " + target.table().sql() + " (" + list(storage) + ")\n";
    }

    private static String list(Storage storage) {
        return storage.names().stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
