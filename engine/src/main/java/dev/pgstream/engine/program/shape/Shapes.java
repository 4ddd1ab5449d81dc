package dev.pgstream.engine.program.shape;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.OutputColumn;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.rewrite.GroupStorage;
import dev.pgstream.engine.plan.rewrite.KeyExposure;
import dev.pgstream.engine.plan.rewrite.Keyed;
import dev.pgstream.engine.plan.rewrite.PartitionExposure;
import dev.pgstream.engine.plan.rewrite.RecursionExposure.Exposed;
import dev.pgstream.engine.plan.rewrite.UnusedColumns;
import dev.pgstream.engine.program.StoredColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses the shape for a query. */
public final class Shapes {

    private Shapes() {}

    /**
     * Returns the shape.
     *
     * @throws NotIncrementalException if a result column can't be compared
     */
    public static Shape of(Operator translated, AnalyzedQuery query) {
        for (OutputColumn column : query.output()) {
            if (!column.type().comparable()) {
                throw new NotIncrementalException(
                        "the column " + column.name() + " has a type without equality",
                        column.type().text(),
                        "cast it to jsonb or text");
            }
        }
        Operator plan = UnusedColumns.drop(translated);
        Optional<Exposed> recursive = RecursiveQuery.of(plan);
        if (recursive.isPresent()) {
            Exposed exposed = recursive.get();
            List<StoredColumn> columns = columns(exposed.operator(), query.output());
            boolean loose = !exposed.recursion().distinct() && Grouping.occursIn(plan);
            return new RecursionShape(exposed, loose ? Grouping.byEqualityAlone(columns) : columns);
        }
        GroupStorage nested = new GroupStorage(aggregate -> GroupShapes.storable(aggregate, query));
        Optional<GroupedQuery> grouped = grouped(plan);
        if (grouped.isPresent()) {
            GroupedQuery top = grouped.get();
            Aggregate over = (Aggregate) nested.below(top.aggregate());
            return GroupShapes.of(new GroupedQuery(top.outputs(), top.having(), over), query);
        }
        Operator root = nested.below(plan);
        Keyed keyed = KeyExposure.expose(root);
        Optional<List<String>> key =
                keyed.key().map(columns -> columns.stream().map(ColumnRef::name).toList());
        Optional<PartitionedQuery> partitioned = PartitionedQuery.of(keyed.operator());
        if (partitioned.isPresent()) {
            return partitioned(partitioned.get(), key, query);
        }
        List<StoredColumn> columns = columns(keyed.operator(), query.output());
        return new RowShape(
                keyed.operator(),
                key.isEmpty() && Grouping.occursIn(root) ? Grouping.byEqualityAlone(columns) : columns,
                key);
    }

    private static Shape partitioned(PartitionedQuery partitioned, Optional<List<String>> key, AnalyzedQuery query) {
        PartitionExposure.Exposed exposed = PartitionExposure.expose(partitioned.root(), partitioned.keys());
        return new PartitionShape(
                new PartitionedQuery(exposed.operator(), partitioned.stack()),
                exposed.columns().stream().map(ColumnRef::name).toList(),
                columns(exposed.operator(), query.output()),
                key);
    }

    private static Optional<GroupedQuery> grouped(Operator root) {
        if (root instanceof Aggregate distinct) {
            List<Output> outputs = distinct.keys().stream()
                    .map(name -> new Output(ColumnRef.of(name), name))
                    .toList();
            return Optional.of(new GroupedQuery(outputs, Optional.empty(), distinct));
        }
        if (root instanceof Project project && project.input() instanceof Aggregate aggregate) {
            return Optional.of(new GroupedQuery(project.outputs(), Optional.empty(), aggregate));
        }
        if (root instanceof Project project
                && project.input() instanceof Filter having
                && having.input() instanceof Aggregate aggregate) {
            return Optional.of(new GroupedQuery(project.outputs(), Optional.of(having), aggregate));
        }
        return Optional.empty();
    }

    /** The user's columns have the types that the server gave them; hidden ones are source columns passed on. */
    private static List<StoredColumn> columns(Operator root, List<OutputColumn> visible) {
        List<StoredColumn> columns = new ArrayList<>();
        int position = 0;
        for (Map.Entry<ColumnRef, ColumnInfo> entry : Lineage.of(root).entrySet()) {
            ColumnInfo info = position < visible.size()
                    ? new ColumnInfo(
                            Optional.of(visible.get(position).type()),
                            entry.getValue().notNull())
                    : entry.getValue();
            columns.add(new StoredColumn(entry.getKey().name(), info));
            position++;
        }
        return columns;
    }
}
