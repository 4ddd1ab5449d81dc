package dev.pgstream.engine.program.lookup;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Recurrence;
import dev.pgstream.engine.plan.Recursion;
import dev.pgstream.engine.program.StoredColumn;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a recursion by which its step joins other rows: a changed one of these asks for the recursion's rows. The
 * query compares them itself, so NULLs equal nothing and plain indexes serve.
 */
public final class RecursionLookups {

    private final Map<String, Set<StoredColumn>> byPartner = new LinkedHashMap<>();
    private final Map<String, StoredColumn> stored = new LinkedHashMap<>();

    private RecursionLookups(Recursion recursion, List<StoredColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            stored.put(recursion.rows().columns().get(i), columns.get(i));
        }
    }

    /**
     * Returns the indexes, one for each FROM item that is joined.
     *
     * @param stored the stored columns that hold those of the recursion
     */
    public static List<StoredIndex> of(Recursion recursion, List<StoredColumn> stored) {
        RecursionLookups lookups = new RecursionLookups(recursion, stored);
        lookups.collect(recursion.step());
        return lookups.byPartner.values().stream()
                .filter(columns -> columns.stream().allMatch(RecursionLookups::sortable))
                .map(columns -> columns.stream()
                        .map(column -> Identifier.quote(column.name()))
                        .toList())
                .distinct()
                .map(terms -> new StoredIndex(StoredIndex.Kind.LOOKUP, terms))
                .toList();
    }

    private static boolean sortable(StoredColumn column) {
        return column.info().type().filter(SqlType::sortable).isPresent();
    }

    private void collect(Operator operator) {
        for (Expr condition : conditions(operator)) {
            if (condition instanceof Equals equals) {
                add(operator, equals.left(), equals.right());
                add(operator, equals.right(), equals.left());
            }
        }
        operator.inputs().forEach(this::collect);
    }

    private static List<Expr> conditions(Operator operator) {
        if (operator instanceof Filter filter) {
            return filter.conditions();
        }
        if (operator instanceof Join join) {
            return join.conditions();
        }
        return operator instanceof Match match ? match.conditions() : List.of();
    }

    private void add(Operator operator, ColumnRef column, ColumnRef partner) {
        if (below(operator, partner).isEmpty()) {
            below(operator, column)
                    .map(stored::get)
                    .ifPresent(found -> byPartner
                            .computeIfAbsent(partner.qualifier(), missing -> new LinkedHashSet<>())
                            .add(found));
        }
    }

    /** The recursion's column that an operator passes on. */
    private static Optional<String> below(Operator operator, ColumnRef column) {
        if (operator instanceof Recurrence) {
            return Optional.of(column.name());
        }
        if (operator instanceof Project project) {
            return project.outputs().stream()
                    .filter(output -> output.name().equals(column.name()) && output.expr() instanceof ColumnRef)
                    .findFirst()
                    .map(Output::expr)
                    .flatMap(expr -> below(project.input(), (ColumnRef) expr));
        }
        if (operator instanceof Alias alias) {
            int place = new ArrayList<>(Lineage.of(alias).keySet()).indexOf(column);
            return place < 0
                    ? Optional.empty()
                    : below(
                            alias.input(),
                            new ArrayList<>(Lineage.of(alias.input()).keySet()).get(place));
        }
        boolean passesOn = operator instanceof Filter
                || operator instanceof Join
                || operator instanceof Match
                || operator instanceof Expand;
        return passesOn
                ? operator.inputs().stream()
                        .filter(input -> Lineage.of(input).containsKey(column))
                        .findFirst()
                        .flatMap(input -> below(input, column))
                : Optional.empty();
    }
}
