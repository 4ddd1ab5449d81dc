package dev.pgstream.engine.program;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.program.apply.BagApply;
import dev.pgstream.engine.program.apply.Frame;
import dev.pgstream.engine.program.shape.Shape;
import dev.pgstream.engine.sql.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the statements of a stream table together. */
public final class Programs {

    private Programs() {}

    /** Returns the program of a query with a shape. */
    public static Program incremental(Shape shape, Target target, List<Long> sources) {
        List<DeltaStatement> deltas = ChangedSets.of(sources).stream()
                .map(changed -> new DeltaStatement(changed, shape.delta(target, new HashSet<>(changed))))
                .toList();
        Storage storage = shape.storage();
        return new Program(
                storage, shape.state(), fill(target, storage, shape.state()), List.of(shape.full(target)), deltas);
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
        if (query.output().stream().allMatch(c -> c.type().comparable())) {
            Frame frame = new Frame(target);
            String difference = new BagApply(target, storage).difference(frame.common(), state);
            return new Program(storage, state, fill, List.of(frame.around(difference)), List.of());
        }
        String empty = "DELETE FROM " + target.table().sql();
        return new Program(storage, state, fill, List.of(empty, fill), List.of());
    }

    private static String fill(Target target, Storage storage, String state) {
        return new Frame(target).around("INSERT INTO " + target.table().sql() + " (" + list(storage) + ")\n" + state);
    }

    private static String list(Storage storage) {
        return storage.names().stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
