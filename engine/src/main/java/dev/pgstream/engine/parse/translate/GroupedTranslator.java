package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Translates a grouped block:
 *
 * <pre>
 *   SELECT f(keys, calls) FROM block GROUP BY exprs HAVING h
 *     =  Project f (Filter h (Aggregate keys calls (Project exprs AS g1…, columns AS a1… (block))))
 * </pre>
 *
 * so that everything above the aggregate reads only its keys ({@code g1…}) and results ({@code s1…}).
 */
final class GroupedTranslator {

    private final SelectTranslator selects;
    private AggregateCalls calls;
    private final Rows rows;
    private final PlainSelect select;
    /** Group expressions by their text; a column of the block is a group expression as well as a computed value. */
    private final Map<String, Output> keys = new LinkedHashMap<>();

    private IdentityHashMap<Expression, Expr> inputs = new IdentityHashMap<>();

    private GroupingSets sets = new GroupingSets(List.of(Set.of()));

    GroupedTranslator(SelectTranslator selects, Rows rows, PlainSelect select) {
        this.selects = selects;
        this.calls = new AggregateCalls(selects, rows.scope());
        this.rows = rows;
        this.select = select;
    }

    /** Whether the block has GROUP BY, HAVING or an aggregate call in one of these expressions. */
    boolean applies(List<Expression> above) {
        return select.getGroupBy() != null
                || select.getHaving() != null
                || above.stream().anyMatch(calls::occursIn);
    }

    /** Returns the groups, with all that the expressions above them need. */
    BlockRows translate(List<Expression> list) {
        addInputs(list);
        addGroups();
        Set<String> grouped = Set.copyOf(keys.keySet());
        List<Expression> above = new ArrayList<>(list);
        Optional.ofNullable(select.getHaving()).ifPresent(above::add);

        AboveGroups plain = new AboveGroups(this::keyOf, this::keyOf, this::grouping, calls);
        List<Expression> subqueries = above.stream()
                .flatMap(item -> SubqueryNodes.of(item).stream())
                .filter(node -> !inputs.containsKey(node))
                .toList();
        Map<ColumnRef, ColumnRef> operands = new AggregateOperands(calls, selects.names()).name(subqueries, plain);
        above.forEach(plain::translate);
        requireDetermined(rows.operator(), grouped);
        Rows upper = new Rows(selects.names(), Optional.empty());
        upper.add(aggregate());
        AboveGroups expressions = plain;
        if (!subqueries.isEmpty()) {
            expressions = plain.lifted(upper, lift(upper, subqueries, operands));
        }
        Operator groups = upper.operator();
        return new BlockRows(
                select.getHaving() == null
                        ? groups
                        : new Filter(List.of(expressions.translate(select.getHaving())), groups),
                expressions);
    }

    private void addInputs(List<Expression> list) {
        List<Expression> aggregates = new ArrayList<>(calls.in(list));
        Optional.ofNullable(select.getHaving()).ifPresent(having -> aggregates.addAll(calls.in(List.of(having))));
        List<Expression> groups = new ArrayList<>();
        if (select.getGroupBy() != null) {
            GroupBySyntax.sets(select.getGroupBy()).forEach(groups::addAll);
        }
        inputs = new GroupInputs(selects, rows).add(aggregates, groups);
        calls = new AggregateCalls(selects, rows.scope(), inputs);
    }

    /** Subqueries above the groups find the grouped columns in them. */
    private IdentityHashMap<Expression, Expr> lift(
            Rows upper, List<Expression> above, Map<ColumnRef, ColumnRef> operands) {
        upper.seal();
        operands.forEach((name, column) -> upper.place(name, upper.placeOf(column)));
        rows.places().forEach((name, place) -> {
            Output key = keys.get(place.text());
            if (key != null) {
                upper.place(name, upper.placeOf(ColumnRef.of(key.name())));
            }
        });
        return new SubqueryTranslator(selects, upper).lift(above);
    }

    /**
     * The aggregates of a subquery without GROUP BY, grouped by other columns instead.
     *
     * @param groups the columns, which become the keys g1…
     * @param name the FROM item that the groups will be
     * @return empty where the value over no rows isn't known
     */
    Optional<Total> total(List<Expr> groups, String name) {
        groups.forEach(group -> keys.put(group.text(), new Output(group, "g" + (keys.size() + 1))));
        AboveGroups expressions = new AboveGroups(this::keyOf, this::keyOf, this::grouping, calls);
        Expression item = select.getSelectItems().get(0).getExpression();
        if (!SubqueryNodes.of(item).isEmpty()) {
            return Optional.empty();
        }
        expressions.translate(item);
        if (keys.size() > groups.size() || !calls.emptyIsKnown()) {
            return Optional.empty();
        }
        return Optional.of(new Total(aggregate(), expressions.overNone(name).translate(item)));
    }

    /** Groups, and the expression over their columns that is the value for a row of the other side. */
    record Total(Aggregate aggregate, Expr value) {}

    private Aggregate aggregate() {
        List<Output> inner = new ArrayList<>(keys.values());
        inner.addAll(calls.columns());
        if (inner.isEmpty()) {
            inner.add(new Output(new IntegerLiteral("1"), "a0"));
        }
        List<String> names = keys.values().stream().map(Output::name).toList();
        return sets.over(new Project(inner, rows.operator()), names, callsOrCount());
    }

    /** A group that shows only constants is still a group. */
    private List<AggregateCall> callsOrCount() {
        return keys.isEmpty() && calls.calls().isEmpty()
                ? List.of(new AggregateCall(
                        "s1",
                        AggregateFunction.COUNT_ROWS,
                        "count(*)",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                : calls.calls();
    }

    private void addGroups() {
        GroupByElement groupBy = select.getGroupBy();
        if (groupBy == null) {
            return;
        }
        List<Set<String>> all = new ArrayList<>();
        for (List<Expression> set : GroupBySyntax.sets(groupBy)) {
            all.add(set.stream().map(key -> addKey(key).name()).collect(Collectors.toSet()));
        }
        if (all.size() > 1) {
            keys.values().forEach(GroupedTranslator::requireColumns);
        }
        sets = new GroupingSets(GroupBySyntax.distinct(groupBy) ? List.copyOf(new LinkedHashSet<>(all)) : all);
    }

    /** Which constants of a query stand for a constant key, and so are NULL in sets without it, only the server knows. */
    private static void requireColumns(Output key) {
        if (key.expr().columns().isEmpty()) {
            throw new NotIncrementalException(
                    "grouping sets with a constant have no delta rule",
                    key.expr().text(),
                    "leave the constant out of them");
        }
    }

    /**
     * Columns that became keys only because something above reads them must follow from the grouped ones: all of their
     * table's key is grouped, in all sets. Else they are part of a group expression that was not recognized.
     */
    private void requireDetermined(Operator block, Set<String> grouped) {
        Set<String> always = keys.entrySet().stream()
                .filter(key -> sets.always(key.getValue().name()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> determined = new HashSet<>(grouped);
        determined.addAll(Determined.by(always, block));
        for (Map.Entry<String, Output> key : keys.entrySet()) {
            if (!determined.contains(key.getKey())) {
                throw new NotIncrementalException(
                        "the query groups by an expression that is not recognized where it is used, around a column",
                        key.getValue().expr().text(),
                        "compute the expression in a subquery in FROM and group by its name");
            }
        }
    }

    private ColumnRef addKey(Expression key) {
        String text = Deparser.text(ExpressionTranslator.strip(key));
        Expr expr = new ExpressionTranslator(rows.scope()::resolve, inputs).translate(key);
        Output output = keys.computeIfAbsent(
                ExpressionTranslator.strip(key) instanceof Column ? expr.text() : text,
                missing -> new Output(expr, "g" + (keys.size() + 1)));
        return ColumnRef.of(output.name());
    }

    /** A key's column: that of a whole group expression, if it is one. */
    private Optional<ColumnRef> keyOf(Expression expression) {
        if (!SubqueryNodes.of(expression).isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(keys.get(Deparser.text(expression))).map(key -> ColumnRef.of(key.name()));
    }

    private Optional<Expr> grouping(Expression syntax, Function<ColumnRef, Expr> places) {
        if (!GroupingSets.isGrouping(syntax)) {
            return Optional.empty();
        }
        List<String> names = ((net.sf.jsqlparser.expression.Function) syntax)
                .getParameters().stream().map(key -> addKey(key).name()).toList();
        return Optional.of(sets.grouping(names, places));
    }

    /** A bare column above the aggregate is a group column, or is determined by one (the group has its primary key). */
    private ColumnRef keyOf(Column column) {
        return addKey(column);
    }
}
