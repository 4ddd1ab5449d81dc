package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.SourceColumn;
import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.Aggregate;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Filter;
import dev.pgstream.engine.plan.Join;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.plan.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
        Set<String> grouped = Set.copyOf(keys.keySet());
        List<String> names = OutputName.of(select.getSelectItems());
        List<Output> outputs = new ArrayList<>();
        for (SelectItem<?> item : select.getSelectItems()) {
            outputs.add(new Output(above(item.getExpression()), names.get(outputs.size())));
        }
        Optional<Expr> having = Optional.ofNullable(select.getHaving()).map(this::above);

        requireDetermined(block, grouped);
        if (keys.isEmpty() && calls.calls().isEmpty()) {
            throw new NotIncrementalException("HAVING without GROUP BY and aggregates has no delta rule");
        }
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

    /**
     * Columns that became keys only because something above reads them must follow from the grouped ones: all of their
     * table's key is grouped. Else they are part of a group expression that was not recognized.
     */
    private void requireDetermined(Operator block, Set<String> grouped) {
        Set<String> determined = new HashSet<>(grouped);
        aliases(block).forEach(alias -> determined.addAll(determinedBy(grouped, alias)));
        for (Map.Entry<String, Output> key : keys.entrySet()) {
            if (!determined.contains(key.getKey())) {
                throw new NotIncrementalException("the query groups by an expression that is not recognized where it is"
                        + " used, around the column " + key.getValue().expr().text());
            }
        }
    }

    private static List<Alias> aliases(Operator block) {
        if (block instanceof Filter filter) {
            return aliases(filter.input());
        }
        if (block instanceof Join join) {
            return join.inputs().stream()
                    .flatMap(input -> aliases(input).stream())
                    .toList();
        }
        return block instanceof Alias alias ? List.of(alias) : List.of();
    }

    private static List<String> determinedBy(Set<String> grouped, Alias alias) {
        if (!(alias.input() instanceof Scan scan) || scan.table().key().isEmpty()) {
            return List.of();
        }
        List<String> columns =
                Lineage.of(alias).keySet().stream().map(ColumnRef::text).toList();
        List<SourceColumn> source = scan.table().columns();
        boolean whole = IntStream.range(0, source.size())
                .filter(i -> scan.table().key().contains(source.get(i).name()))
                .allMatch(i -> grouped.contains(columns.get(i)));
        return whole ? columns : List.of();
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
