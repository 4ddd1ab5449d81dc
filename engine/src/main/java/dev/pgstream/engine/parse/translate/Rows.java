package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Captured;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of a FROM clause, or of part of one: inner-joined items under conditions, and where the columns are found that the
 * query knows by other names since their items went into a derived table.
 */
final class Rows {

    private final Names names;
    private final Optional<Scope> outer;
    private final List<Operator> items = new ArrayList<>();
    private final List<Expr> conditions = new ArrayList<>();
    private final Around around = new Around();
    private final Map<ColumnRef, ColumnRef> places = new LinkedHashMap<>();

    /**
     * @param outer what a subquery sees around it
     */
    Rows(Names names, Optional<Scope> outer) {
        this.names = names;
        this.outer = outer;
    }

    /** Adds an item under the names that it gives its columns. */
    void add(Operator item) {
        items.add(item);
        Lineage.of(item).keySet().forEach(column -> places.put(column, column));
    }

    /** Joins other rows. */
    void add(Rows other) {
        boolean flat = items.stream().allMatch(Alias.class::isInstance)
                && other.items.stream().allMatch(Alias.class::isInstance);
        if (!flat && !items.isEmpty()) {
            seal();
            other.seal();
        }
        items.addAll(other.items);
        conditions.addAll(other.conditions);
        around.addAll(other.around);
        places.putAll(other.places);
    }

    /** Keeps only the rows for which the conditions hold. */
    void filter(List<Expr> more) {
        if (!more.isEmpty()) {
            replace(new Filter(more, operator()));
        }
    }

    /** Adds conditions of the join itself. */
    void on(List<Expr> more) {
        conditions.addAll(more);
    }

    /** Puts an operator in place of the rows so far; their columns keep their places, and it may offer more. */
    void replace(Operator operator) {
        items.clear();
        conditions.clear();
        items.add(operator);
    }

    /** Says where a column that the query knows is found. */
    void place(ColumnRef name, ColumnRef place) {
        places.put(name, place);
    }

    Around around() {
        return around;
    }

    /** Returns where a column is found that has been given a name. */
    ColumnRef placeOf(ColumnRef name) {
        return places.getOrDefault(name, name);
    }

    Map<ColumnRef, ColumnRef> places() {
        return places;
    }

    Operator operator() {
        if (items.isEmpty()) {
            return new Unit();
        }
        if (items.size() > 1) {
            return new Join(items, conditions);
        }
        return conditions.isEmpty() ? items.get(0) : new Filter(conditions, items.get(0));
    }

    Scope scope() {
        return new Scope(Map.copyOf(places), Lineage.of(operator()), outer);
    }

    /** Turns the rows into a single FROM item, which can be matched with others. */
    Alias seal() {
        if (!(operator() instanceof Alias)) {
            seal(List.of());
        }
        return (Alias) operator();
    }

    /**
     * The same with computed columns beside the others.
     *
     * @return the places of the computed columns
     */
    List<ColumnRef> seal(List<Output> computed) {
        Operator rows = operator();
        Map<ColumnRef, ColumnRef> moved = new LinkedHashMap<>();
        List<Output> outputs = new ArrayList<>();
        String name = names.next();
        for (ColumnRef column : Captured.of(rows)) {
            String output = "c" + (outputs.size() + 1);
            outputs.add(new Output(column, output));
            moved.put(column, new ColumnRef(name, output));
        }
        List<ColumnRef> added = new ArrayList<>();
        for (Output column : computed) {
            String output = "c" + (outputs.size() + 1);
            outputs.add(new Output(column.expr(), output));
            added.add(new ColumnRef(name, output));
        }
        if (outputs.isEmpty()) {
            outputs.add(new Output(new IntegerLiteral("1"), "c0"));
        }
        Map<ColumnRef, ColumnRef> kept = places.entrySet().stream()
                .filter(place -> moved.containsKey(place.getValue()) || around.makes(place.getValue()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        place -> moved.getOrDefault(place.getValue(), place.getValue()),
                        (a, b) -> a,
                        LinkedHashMap::new));
        places.clear();
        places.putAll(kept);
        replace(new Alias(name, List.of(), new Project(outputs, rows)));
        return added;
    }
}
