package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Expand;
import dev.pgstream.engine.plan.MadeRows;
import dev.pgstream.engine.plan.Values;
import dev.pgstream.engine.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.TableFunction;

/**
 * Translates FROM items that read no table: functions, and LATERAL subqueries over nothing but functions and columns of the
 * items before. They make rows of each row so far, or, where they read no column, are constants.
 */
final class FunctionItems {

    private final SelectTranslator selects;
    private final Optional<Scope> outer;

    /**
     * @param outer what a subquery sees around it
     */
    FunctionItems(SelectTranslator selects, Optional<Scope> outer) {
        this.selects = selects;
        this.outer = outer;
    }

    /** Whether the item is a function, or a subquery that reads columns of the rows so far but no table. */
    static boolean applies(FromItem item, Rows rows) {
        return item instanceof TableFunction
                || (item instanceof LateralSubSelect lateral
                        && Correlation.occursIn(lateral, rows.scope())
                        && RowSubquery.applies(lateral));
    }

    /** Joins the rows so far with the item. */
    void add(Rows rows, FromItem item) {
        if (isConstant(item)) {
            Rows other = new Rows(selects.names(), outer);
            other.add(constant((TableFunction) item));
            rows.add(other);
            return;
        }
        if (item instanceof TableFunction function && isOfTheRowAround(rows, function)) {
            around(rows, function);
            return;
        }
        expand(rows, item, List.of(), false);
    }

    /** The same for a join; returns false where the sides of the join have nothing to do with each other but its condition. */
    boolean addOuter(Rows rows, Join join) {
        if (!join.isLeft()) {
            return false;
        }
        expand(rows, join.getFromItem(), List.copyOf(join.getOnExpressions()), true);
        return true;
    }

    private static boolean isConstant(FromItem item) {
        return item instanceof TableFunction function
                && FunctionSyntax.arguments(function).stream()
                        .allMatch(argument -> SubqueryNodes.of(argument).isEmpty()
                                && SubqueryNodes.columns(argument).isEmpty());
    }

    /** Whether the function reads columns of the row around the subquery, and no others. */
    private boolean isOfTheRowAround(Rows rows, TableFunction item) {
        return outer.isPresent()
                && FunctionSyntax.arguments(item).stream()
                        .allMatch(argument -> SubqueryNodes.of(argument).isEmpty()
                                && SubqueryNodes.columns(argument).stream()
                                        .allMatch(column -> !rows.scope().has(column)
                                                && outer.get().offers(column)));
    }

    private void around(Rows rows, TableFunction item) {
        ExpressionTranslator expressions = new ExpressionTranslator(outer.orElseThrow()::resolve);
        FunctionSyntax syntax = FunctionSyntax.of(item);
        String call =
                syntax.rows(argument -> expressions.translate(argument).text()).call();
        List<ColumnRef> made = syntax.columns().stream()
                .map(name -> new ColumnRef(syntax.alias(), name))
                .toList();
        String names = syntax.columns().stream().map(Identifier::quote).collect(Collectors.joining(", ", " (", ")"));
        rows.around().addFunction(call + " AS " + Identifier.quote(syntax.alias()) + names, made);
        made.forEach(column -> rows.place(column, column));
    }

    private static Alias constant(TableFunction item) {
        FunctionSyntax syntax = FunctionSyntax.of(item);
        String call = syntax.rows(Deparser::text).call();
        return new Alias(syntax.alias(), List.of(), new Values(syntax.columns(), "SELECT * FROM " + call));
    }

    private void expand(Rows rows, FromItem item, List<Expression> conditions, boolean optional) {
        rows.seal();
        MadeRows made = item instanceof LateralSubSelect lateral
                ? subquery(rows, lateral)
                : function(rows, (TableFunction) item);
        Alias left = rows.seal();
        List<String> columns = item instanceof LateralSubSelect lateral
                ? LateralTranslator.columns(lateral)
                : FunctionSyntax.of((TableFunction) item).columns();
        String alias = ParserNames.unquote(item.getAlias().getName());
        Expand expand = new Expand(left, made, alias, columns, List.of(), optional);
        rows.replace(expand);
        expand.madeColumns().forEach(column -> rows.place(column, column));
        if (!conditions.isEmpty()) {
            ExpressionTranslator expressions = new ExpressionTranslator(rows.scope()::resolve);
            List<Expr> on = conditions.stream()
                    .flatMap(condition -> expressions.conjuncts(condition).stream())
                    .filter(condition -> !condition.text().equals("true"))
                    .toList();
            rows.replace(new Expand(left, made, alias, columns, on, optional));
        }
    }

    private MadeRows function(Rows rows, TableFunction item) {
        List<Expression> arguments = FunctionSyntax.arguments(item);
        ExpressionTranslator expressions = new SubqueryTranslator(selects, rows).lifting(arguments);
        Scope scope = rows.scope();
        return FunctionSyntax.of(item).rows(argument -> {
            Expr call = expressions.translate(argument);
            for (ColumnRef column : call.columns()) {
                if (!scope.infos().containsKey(column)) {
                    throw Refusal.of(
                            "a function beside tables in a subquery has no delta rule with columns of the rows around the"
                                    + " subquery",
                            item,
                            "join the function outside of the subquery");
                }
            }
            return call.text();
        });
    }

    private MadeRows subquery(Rows rows, LateralSubSelect lateral) {
        Expr call = RowSubquery.translate(lateral.getSelect(), rows.scope());
        String text = "(" + call.text() + ")";
        return RowSubquery.keepsOrder(lateral) ? MadeRows.counted(text) : MadeRows.unordered(text);
    }
}
