package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.catalog.AnalyzedQuery;
import dev.pgstream.engine.catalog.FunctionUse;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.AggregateCall;
import dev.pgstream.engine.plan.AggregateFunction;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.ExactNumber;
import dev.pgstream.engine.plan.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.AnalyticType;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;

/** Collects the aggregate calls of a grouped block, and the columns of the block that they read. */
final class AggregateCalls {

    private static final Set<String> ORDER_FREE =
            Set.of("count", "min", "max", "bool_and", "bool_or", "every", "bit_and", "bit_or", "bit_xor");

    private final AnalyzedQuery query;
    private final InputOrder inputOrder;
    private final Scope scope;
    private final IdentityHashMap<Expression, Expr> inputs;
    private final Map<ColumnRef, Output> columns = new LinkedHashMap<>();
    private final Map<String, AggregateCall> calls = new LinkedHashMap<>();

    AggregateCalls(SelectTranslator selects, Scope scope) {
        this(selects, scope, new IdentityHashMap<>());
    }

    /**
     * @param inputs the block's columns that stand for subqueries in the calls
     */
    AggregateCalls(SelectTranslator selects, Scope scope, IdentityHashMap<Expression, Expr> inputs) {
        this.query = selects.query();
        this.inputOrder = selects.inputOrder();
        this.scope = scope;
        this.inputs = inputs;
    }

    /** The block's columns that calls read, named {@code a1…}. */
    List<Output> columns() {
        return List.copyOf(columns.values());
    }

    /** The distinct calls, named {@code s1…}. */
    List<AggregateCall> calls() {
        return List.copyOf(calls.values());
    }

    Scope scope() {
        return scope;
    }

    /** Whether all calls are known to be NULL, or 0 for a count, over no rows. */
    boolean emptyIsKnown() {
        boolean builtin = query.functions().stream()
                .filter(f -> f.kind() == FunctionUse.Kind.AGGREGATE)
                .allMatch(FunctionUse::builtin);
        return builtin
                && calls.values().stream().allMatch(call -> switch (call.function()) {
                    case COUNT_ROWS, COUNT, SUM, AVG, MIN, MAX -> true;
                    case ORDER_FREE, OTHER -> false;
                });
    }

    boolean occursIn(Expression syntax) {
        return Occurrence.of(syntax, this::isCall);
    }

    /** Returns the calls in the expressions. */
    List<Expression> in(List<Expression> list) {
        List<Expression> found = new ArrayList<>();
        list.forEach(syntax -> Occurrence.of(syntax, part -> {
            if (isCall(part) && found.stream().noneMatch(known -> known == part)) {
                found.add(part);
            }
            return false;
        }));
        return found;
    }

    /** Returns the column that holds the call's result, or empty where the expression is no aggregate call. */
    Optional<ColumnRef> add(Expression syntax) {
        if (!isCall(syntax)) {
            return Optional.empty();
        }
        String text = Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return input(column).text();
            }

            @Override
            public Optional<String> expression(Expression expression) {
                return Optional.ofNullable(inputs.get(expression))
                        .map(AggregateCalls.this::input)
                        .map(ColumnRef::text);
            }
        });
        AggregateCall known = calls.get(text);
        if (known == null) {
            known = call("s" + (calls.size() + 1), text, syntax);
            calls.put(text, known);
            if (known.function() == AggregateFunction.OTHER && !saysOrder(syntax)) {
                inputOrder.noteDependent(text);
            }
        }
        return Optional.of(ColumnRef.of(known.name()));
    }

    private static boolean saysOrder(Expression syntax) {
        return syntax instanceof AnalyticExpression analytic
                ? analytic.getFuncOrderBy() != null || analytic.getType() == AnalyticType.WITHIN_GROUP
                : ((Function) syntax).getOrderByElements() != null;
    }

    private AggregateCall call(String name, String text, Expression syntax) {
        ExpressionTranslator expressions = expressions();
        if (syntax instanceof AnalyticExpression analytic) {
            Optional<Expr> filter =
                    Optional.ofNullable(analytic.getFilterExpression()).map(expressions::translate);
            boolean simple = analytic.getType() == AnalyticType.FILTER_ONLY
                    && !analytic.isDistinct()
                    && !analytic.isUnique()
                    && analytic.getFuncOrderBy() == null;
            if (simple && analytic.isAllColumns()) {
                return new AggregateCall(
                        name, AggregateFunction.COUNT_ROWS, text, Optional.empty(), filter, Optional.empty());
            }
            Expression argument = analytic.getOffset() == null ? analytic.getExpression() : null;
            return simple && argument != null
                    ? maintainable(name, analytic.getName(), text, argument, filter)
                    : other(name, analytic.getName(), text, filter);
        }
        Function function = (Function) syntax;
        ExpressionList<?> parameters = function.getParameters();
        boolean simple = !function.isDistinct()
                && !function.isUnique()
                && function.getOrderByElements() == null
                && parameters != null
                && parameters.size() == 1;
        if (!simple) {
            return other(name, function.getName(), text, Optional.empty());
        }
        return maintainable(name, function.getName(), text, parameters.get(0), Optional.empty());
    }

    private AggregateCall maintainable(
            String name, String function, String text, Expression argument, Optional<Expr> filter) {
        if (argument instanceof AllColumns) {
            return new AggregateCall(
                    name, AggregateFunction.COUNT_ROWS, text, Optional.empty(), filter, Optional.empty());
        }
        AggregateFunction kind = switch (ParserNames.unquote(function)) {
            case "count" -> AggregateFunction.COUNT;
            case "sum" -> AggregateFunction.SUM;
            case "avg" -> AggregateFunction.AVG;
            case "min" -> AggregateFunction.MIN;
            case "max" -> AggregateFunction.MAX;
            default -> AggregateFunction.OTHER;
        };
        if (kind == AggregateFunction.OTHER) {
            return other(name, function, text, filter);
        }
        Expr translated = expressions().translate(argument);
        Optional<ExactNumber> exact = kind == AggregateFunction.SUM || kind == AggregateFunction.AVG
                ? exact(ParserNames.unquote(function), translated)
                : Optional.empty();
        return new AggregateCall(name, kind, text, Optional.of(translated), filter, exact);
    }

    private static AggregateCall other(String name, String function, String text, Optional<Expr> filter) {
        AggregateFunction kind = ORDER_FREE.contains(ParserNames.unquote(function))
                ? AggregateFunction.ORDER_FREE
                : AggregateFunction.OTHER;
        return new AggregateCall(name, kind, text, Optional.empty(), filter, Optional.empty());
    }

    private Optional<ExactNumber> exact(String function, Expr argument) {
        Map<ColumnRef, ColumnInfo> types = new HashMap<>();
        columns.forEach((column, output) -> types.put(ColumnRef.of(output.name()), scope.info(column)));
        return ExactSums.of(query, function, argument, types);
    }

    private ExpressionTranslator expressions() {
        IdentityHashMap<Expression, Expr> known = new IdentityHashMap<>();
        inputs.forEach((syntax, place) -> {
            if (SubqueryNodes.isNode(syntax)) {
                known.put(syntax, input(place));
            }
        });
        return new ExpressionTranslator(this::input, known);
    }

    private ColumnRef input(Column column) {
        return input(scope.resolve(column));
    }

    private ColumnRef input(Expr place) {
        Output output =
                columns.computeIfAbsent((ColumnRef) place, missing -> new Output(missing, "a" + (columns.size() + 1)));
        return ColumnRef.of(output.name());
    }

    /** Whether the expression itself is an aggregate call. */
    boolean isCall(Expression syntax) {
        if (syntax instanceof AnalyticExpression) {
            return !WindowTranslator.isCall(syntax);
        }
        if (!(syntax instanceof Function function)) {
            return false;
        }
        return isAggregate(function.getMultipartName());
    }

    /** The server says which functions the query calls; only a name that is both kinds at once can't be told apart. */
    private boolean isAggregate(List<String> path) {
        String name = ParserNames.unquote(path.get(path.size() - 1));
        List<FunctionUse.Kind> kinds = query.functions().stream()
                .filter(f -> f.name().equals(name))
                .map(FunctionUse::kind)
                .distinct()
                .toList();
        if (kinds.contains(FunctionUse.Kind.AGGREGATE) && kinds.size() > 1) {
            throw Refusal.of(
                    "the query calls an aggregate and a plain function of the same name",
                    name,
                    "rename your function, or call it in a subquery of its own");
        }
        return kinds.contains(FunctionUse.Kind.AGGREGATE);
    }
}
