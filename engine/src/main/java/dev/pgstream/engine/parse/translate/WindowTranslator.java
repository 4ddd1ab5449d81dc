package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import dev.pgstream.engine.plan.Project;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.WindowDefinition;
import net.sf.jsqlparser.expression.WindowElement;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/**
 * Translates a block with window functions:
 *
 * <pre>
 *   SELECT f(columns, calls) FROM rows
 *     =  Project f (Window calls (Project columns AS a1…, partition and order expressions AS a2… (rows)))
 * </pre>
 *
 * so that a window reads plain columns only. Rows may be groups.
 */
final class WindowTranslator {

    private final AnalyzedQuery query;
    private final PlainSelect select;
    private final BlockRows rows;
    private final InputOrder inputOrder;
    private final WindowCalls calls = new WindowCalls();
    /** Columns and expressions of the rows, by their text. */
    private final Map<String, Output> inputs = new LinkedHashMap<>();

    WindowTranslator(SelectTranslator selects, PlainSelect select, BlockRows rows) {
        this.query = selects.query();
        this.inputOrder = selects.inputOrder();
        this.select = select;
        this.rows = rows;
    }

    /** Whether an expression is a call with OVER. */
    static boolean isCall(Expression syntax) {
        return syntax instanceof AnalyticExpression analytic
                && (analytic.getType() == AnalyticType.OVER || analytic.getType() == AnalyticType.WITHIN_GROUP_OVER);
    }

    /** Whether one of the expressions contains such a call. */
    static boolean applies(SelectList list) {
        return list.expressions().stream().anyMatch(syntax -> Occurrence.of(syntax, WindowTranslator::isCall));
    }

    /** Returns what the query's WINDOW clause computes. */
    static List<Expression> definitions(PlainSelect select) {
        List<Expression> expressions = new ArrayList<>();
        if (select.getWindowDefinitions() != null) {
            for (WindowDefinition window : select.getWindowDefinitions()) {
                ExpressionList<?> partition = window.getPartitionExpressionList();
                if (partition != null) {
                    expressions.addAll(partition);
                }
                if (window.getOrderByElements() != null) {
                    window.getOrderByElements().forEach(element -> expressions.add(element.getExpression()));
                }
            }
        }
        return expressions;
    }

    Operator translate(SelectList list) {
        List<Output> outputs = list.outputs(this::above);
        List<Output> columns =
                inputs.isEmpty() ? List.of(new Output(new IntegerLiteral("1"), "a0")) : List.copyOf(inputs.values());
        return new Project(outputs, calls.over(new Project(columns, rows.operator())));
    }

    private Expr above(Expression syntax) {
        List<ColumnRef> read = new ArrayList<>();
        String text = text(syntax, read);
        // A lone column or call is the column itself, so that what is known of it stays known.
        return read.size() == 1 && text.equals(read.get(0).text())
                ? read.get(0)
                : new Opaque(text, read.stream().distinct().toList());
    }

    /** Returns an expression over the windows, or over their input where it has no call. */
    private String text(Expression syntax, List<ColumnRef> read) {
        return Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return note(input(rows.expressions().column(column)));
            }

            @Override
            public Optional<String> expression(Expression expression) {
                Expression bare = ExpressionTranslator.strip(expression);
                return isCall(bare)
                        ? Optional.of(note(call((AnalyticExpression) bare)))
                        : rows.expressions().ready(bare).map(column -> note(input(column)));
            }

            private String note(String name) {
                read.add(ColumnRef.of(name));
                return Identifier.quote(name);
            }
        });
    }

    private String input(Expr expr) {
        return inputs.computeIfAbsent(expr.text(), missing -> new Output(expr, "a" + (inputs.size() + 1)))
                .name();
    }

    private String call(AnalyticExpression call) {
        requireKnown(call);
        WindowDefinition named = definition(call.getWindowName());
        ExpressionList<?> partition =
                named == null ? call.getPartitionExpressionList() : named.getPartitionExpressionList();
        List<OrderByElement> order = named == null ? call.getOrderByElements() : named.getOrderByElements();
        WindowElement frame = named == null ? call.getWindowElement() : named.getWindowElement();
        Set<String> keys = new LinkedHashSet<>();
        if (partition != null) {
            partition.forEach(key -> keys.add(input(rows.expressions().translate((Expression) key))));
        }
        List<String> columns = new ArrayList<>();
        List<String> items = new ArrayList<>();
        if (order != null) {
            for (OrderByElement element : order) {
                columns.add(input(rows.expressions().translate(element.getExpression())));
                items.add(Identifier.quote(columns.get(columns.size() - 1)) + TopRowsTranslator.direction(element));
            }
        }
        String name = name(call);
        WindowFunction kind = WindowFunction.of(name, query);
        WindowOrder needs = WindowOrder.of(kind, WindowFrame.of(frame), !items.isEmpty());
        if (items.isEmpty() && needs.ties() != WindowOrder.Ties.STAY) {
            inputOrder.noteDependent(Deparser.text(call));
        }
        return calls.add(
                keys,
                new WindowCalls.Call(
                        Deparser.text(call), function(call), columns, items, needs, isExact(call, name, kind)));
    }

    private @Nullable WindowDefinition definition(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return select.getWindowDefinitions().stream()
                .filter(window -> ParserNames.unquote(window.getWindowName()).equals(ParserNames.unquote(name)))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.of("the parser found no such window", name, "write the window into OVER (…)"));
    }

    private static void requireKnown(AnalyticExpression call) {
        boolean plain = call.getType() == AnalyticType.OVER
                && !call.isDistinct()
                && !call.isUnique()
                && !call.isIgnoreNulls()
                && !call.isIgnoreNullsOutside()
                && call.getNullHandling() == null
                && call.getKeep() == null
                && call.getFuncOrderBy() == null;
        if (!plain) {
            throw Refusal.of(
                    "this form of a window call has no delta rule", call, "call the function without that clause");
        }
    }

    private static String name(AnalyticExpression call) {
        String path = call.getName();
        return ParserNames.unquote(path.substring(path.lastIndexOf('.') + 1));
    }

    /** The call before OVER. */
    private String function(AnalyticExpression call) {
        List<String> arguments = arguments(call)
                .map(argument -> text(argument, new ArrayList<>()))
                .toList();
        String filter = call.getFilterExpression() == null
                ? ""
                : " FILTER (WHERE " + text(call.getFilterExpression(), new ArrayList<>()) + ")";
        String list = call.isAllColumns() ? "*" : String.join(", ", arguments);
        return ParserNames.decode(call.getName()) + "(" + list + ")" + filter;
    }

    private static Stream<Expression> arguments(AnalyticExpression call) {
        return Stream.of(
                        Optional.<Expression>ofNullable(call.getExpression()),
                        Optional.<Expression>ofNullable(call.getOffset()),
                        Optional.<Expression>ofNullable(call.getDefaultValue()))
                .flatMap(Optional::stream);
    }

    private boolean isExact(AnalyticExpression call, String name, WindowFunction kind) {
        boolean sum = name.equals("sum") || name.equals("avg");
        return kind.isExact(name)
                || (sum
                        && !(call.getExpression() instanceof AllColumns)
                        && ExactSums.of(
                                        query,
                                        name,
                                        rows.expressions().translate(call.getExpression()),
                                        Lineage.of(rows.operator()))
                                .isPresent());
    }
}
