package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.FullJoin;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Origin;
import dev.pgstream.engine.plan.Partitioned;
import dev.pgstream.engine.plan.Recursion;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what a query's refreshes look up in sources: the partners of changed rows, by the columns that joins equate, and the
 * rows of partitions that are computed anew.
 */
public final class SourceLookups {

    private static final Set<AggregateFunction> KEPT = EnumSet.of(
            AggregateFunction.COUNT_ROWS, AggregateFunction.COUNT, AggregateFunction.SUM, AggregateFunction.AVG);

    private final Set<SourceLookup> found = new LinkedHashSet<>();

    private SourceLookups() {}

    /** Returns each once. */
    public static List<SourceLookup> of(Operator root) {
        SourceLookups lookups = new SourceLookups();
        lookups.collect(root);
        return List.copyOf(lookups.found);
    }

    private void collect(Operator operator) {
        if (operator instanceof Join join) {
            equated(join.inputs(), join.conditions());
        } else if (operator instanceof Match match) {
            equated(match.inputs(), match.conditions());
        } else if (operator instanceof FullJoin join) {
            equated(join.inputs(), join.conditions());
        } else if (operator instanceof Partitioned partitioned && isRecomputed(partitioned)) {
            List<ColumnRef> keys =
                    partitioned.keys().stream().map(ColumnRef::of).toList();
            partitioned.inputs().forEach(input -> add(input, keys));
        }
        if (operator instanceof Recursion recursion && recursion.distinct()) {
            // A row that has lost a way is looked for among what base and step yield.
            recursion.inputs().forEach(input -> add(input, Lineage.of(input).keySet()));
        }
        operator.inputs().forEach(this::collect);
    }

    private static boolean isRecomputed(Partitioned partitioned) {
        return !(partitioned instanceof Aggregate aggregate)
                || aggregate.calls().stream().anyMatch(call -> !KEPT.contains(call.function()));
    }

    private void equated(List<Operator> inputs, List<Expr> conditions) {
        List<Equals> equalities = conditions.stream()
                .filter(Equals.class::isInstance)
                .map(Equals.class::cast)
                .toList();
        for (Operator asked : inputs) {
            for (Operator asking : inputs) {
                if (asked != asking) {
                    add(
                            asked,
                            equalities.stream()
                                    .flatMap(equals -> side(equals, asked, asking).stream())
                                    .distinct()
                                    .toList());
                }
            }
        }
    }

    private static Optional<ColumnRef> side(Equals equals, Operator asked, Operator asking) {
        Set<ColumnRef> mine = Lineage.of(asked).keySet();
        Set<ColumnRef> theirs = Lineage.of(asking).keySet();
        if (mine.contains(equals.left()) && theirs.contains(equals.right())) {
            return Optional.of(equals.left());
        }
        return mine.contains(equals.right()) && theirs.contains(equals.left())
                ? Optional.of(equals.right())
                : Optional.empty();
    }

    private void add(Operator operator, Collection<ColumnRef> columns) {
        Map<Long, Set<Integer>> byTable = columns.stream()
                .flatMap(column -> Origin.of(operator, column).stream())
                .collect(Collectors.groupingBy(
                        origin -> origin.table().oid(),
                        Collectors.mapping(origin -> origin.column().number(), Collectors.toSet())));
        byTable.forEach((table, numbers) ->
                found.add(new SourceLookup(table, numbers.stream().sorted().toList())));
    }
}
