package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.AggregateCall;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** Translates expressions above an aggregate: group expressions, calls and grouped columns become its columns. */
final class AboveGroups implements BlockRows.Expressions {

    private final Function<Expression, Optional<ColumnRef>> keys;
    private final Function<Column, ColumnRef> grouped;
    private final BiFunction<Expression, Function<ColumnRef, Expr>, Optional<Expr>> groupings;
    private final AggregateCalls calls;
    private final Function<ColumnRef, Expr> places;
    private final IdentityHashMap<Expression, Expr> lifted;

    /**
     * @param keys finds the column of a group expression
     * @param grouped finds, or adds, the column of a grouped column
     * @param groupings makes the value of a call of GROUPING from the places of the aggregate's columns
     */
    AboveGroups(
            Function<Expression, Optional<ColumnRef>> keys,
            Function<Column, ColumnRef> grouped,
            BiFunction<Expression, Function<ColumnRef, Expr>, Optional<Expr>> groupings,
            AggregateCalls calls) {
        this(keys, grouped, groupings, calls, column -> column, new IdentityHashMap<>());
    }

    private AboveGroups(
            Function<Expression, Optional<ColumnRef>> keys,
            Function<Column, ColumnRef> grouped,
            BiFunction<Expression, Function<ColumnRef, Expr>, Optional<Expr>> groupings,
            AggregateCalls calls,
            Function<ColumnRef, Expr> places,
            IdentityHashMap<Expression, Expr> lifted) {
        this.keys = keys;
        this.grouped = grouped;
        this.groupings = groupings;
        this.calls = calls;
        this.places = places;
        this.lifted = lifted;
    }

    /** The same, with the groups and the subqueries taken out of the expressions in these rows. */
    AboveGroups lifted(Rows upper, IdentityHashMap<Expression, Expr> subqueries) {
        return new AboveGroups(keys, grouped, groupings, calls, upper::placeOf, subqueries);
    }

    /** The same for groups under a name on the nullable side of a join, where a row without a group counts nothing. */
    AboveGroups overNone(String name) {
        return new AboveGroups(keys, grouped, groupings, calls, column -> orNothing(name, column), lifted);
    }

    private Expr orNothing(String name, ColumnRef column) {
        ColumnRef place = new ColumnRef(name, column.name());
        boolean counts = calls.calls().stream()
                .filter(AggregateCall::counts)
                .anyMatch(call -> call.name().equals(column.name()));
        return counts ? new Opaque("COALESCE(" + place.text() + ", 0)", List.of(place)) : place;
    }

    @Override
    public Expr column(Column column) {
        return places.apply(grouped.apply(column));
    }

    @Override
    public Optional<Expr> ready(Expression bare) {
        Expr known = lifted.get(bare);
        return known != null
                ? Optional.of(known)
                : groupings
                        .apply(bare, places)
                        .or(() -> keys.apply(bare).or(() -> calls.add(bare)).map(places));
    }

    @Override
    public Expr translate(Expression syntax) {
        List<ColumnRef> read = new ArrayList<>();
        List<Expr> parts = new ArrayList<>();
        String text = Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return note(AboveGroups.this.column(column));
            }

            @Override
            public Optional<String> expression(Expression expression) {
                Expression bare = ExpressionTranslator.strip(expression);
                if (bare instanceof Column) {
                    return Optional.empty();
                }
                if (SubqueryNodes.isNode(bare) && !lifted.containsKey(bare)) {
                    SubqueryNodes.columns(bare).forEach(this::tryColumn);
                    return Optional.of("NULL");
                }
                return ready(bare).map(this::note);
            }

            private void tryColumn(Column column) {
                if (calls.scope().offers(column)) {
                    read.add(grouped.apply(column));
                }
            }

            private String note(Expr part) {
                parts.add(part);
                read.addAll(part.columns());
                return part.text();
            }
        });
        // A lone key or call is the column itself, so that it can be stored in the user's column.
        if (parts.size() == 1 && text.equals(parts.get(0).text())) {
            return parts.get(0);
        }
        Expression bare = ExpressionTranslator.strip(syntax);
        if (bare instanceof Column column) {
            return column(column);
        }
        return new Opaque(text, read.stream().distinct().toList());
    }
}
