package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

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

    private final AggregateCalls calls;
    private final Scope scope;
    private final PlainSelect select;
    /** Group expressions by their text; a column of the block is a group expression as well as a computed value. */
    private final Map<String, Output> keys = new LinkedHashMap<>();

    GroupedTranslator(AnalyzedQuery query, Scope scope, PlainSelect select) {
        this.calls = new AggregateCalls(query, scope);
        this.scope = scope;
        this.select = select;
    }

    /** Whether the block has GROUP BY, HAVING or an aggregate call. */
    boolean applies() {
        return select.getGroupBy() != null
                || select.getHaving() != null
                || select.getSelectItems().stream().anyMatch(item -> calls.occursIn(item.getExpression()));
    }

    Operator translate(Operator block) {
        GroupByElement groupBy = select.getGroupBy();
        if (groupBy != null) {
            if (groupBy.getGroupingSets() != null && !groupBy.getGroupingSets().isEmpty()) {
                throw groupingSets();
            }
            for (Object key : groupBy.getGroupByExpressionList()) {
                rejectGroupingSets((Expression) key);
                addKey((Expression) key);
            }
        }
        List<Output> outputs = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            outputs.add(new Output(above(item.getExpression()), OutputName.of(item)));
        }
        Optional<Expr> having = Optional.ofNullable(select.getHaving()).map(this::above);

        List<Output> inner = new ArrayList<>(keys.values());
        inner.addAll(calls.columns());
        if (inner.isEmpty()) {
            inner.add(new Output(new IntegerLiteral("1"), "a0"));
        }
        Operator aggregate = new Aggregate(
                keys.values().stream().map(Output::name).toList(), calls.calls(), new Project(inner, block));
        return new Project(
                outputs,
                having.<Operator>map(h -> new Filter(List.of(h), aggregate)).orElse(aggregate));
    }

    /** The parser takes ROLLUP and CUBE for functions; a real function of that name would be quoted. */
    private static void rejectGroupingSets(Expression key) {
        if (key instanceof Function function
                && (function.getName().equalsIgnoreCase("rollup")
                        || function.getName().equalsIgnoreCase("cube"))) {
            throw groupingSets();
        }
    }

    private static NotIncrementalException groupingSets() {
        return new NotIncrementalException("GROUPING SETS, ROLLUP and CUBE have no delta rule yet");
    }

    private ColumnRef addKey(Expression key) {
        String text = Deparser.text(ExpressionTranslator.strip(key));
        Expr expr = new ExpressionTranslator(scope::resolve).translate(key);
        Output output = keys.computeIfAbsent(
                expr instanceof ColumnRef column ? column.text() : text,
                missing -> new Output(expr, "g" + (keys.size() + 1)));
        return ColumnRef.of(output.name());
    }

    /** Returns an expression above the aggregate: group expressions, calls and grouped columns become its columns. */
    private Expr above(Expression syntax) {
        if (ExpressionTranslator.strip(syntax) instanceof Column column) {
            return keyOf(column);
        }
        List<ColumnRef> read = new ArrayList<>();
        String text = Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return note(keyOf(column));
            }

            @Override
            public Optional<String> expression(Expression expression) {
                Expression bare = ExpressionTranslator.strip(expression);
                Output key = keys.get(Deparser.text(bare));
                if (key != null) {
                    return Optional.of(note(ColumnRef.of(key.name())));
                }
                return calls.add(bare).map(this::note);
            }

            private String note(ColumnRef column) {
                read.add(column);
                return column.text();
            }
        });
        // A lone key or call is the column itself, so that it can be stored in the user's column.
        if (read.size() == 1 && text.equals(read.get(0).text())) {
            return read.get(0);
        }
        return new Opaque(text, read.stream().distinct().toList());
    }

    /** A bare column above the aggregate is a group column, or is determined by one (the group has its primary key). */
    private ColumnRef keyOf(Column column) {
        return addKey(column);
    }
}
