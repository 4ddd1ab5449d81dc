package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.ColumnInfo;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.plan.Operator;
import dev.pgstream.engine.plan.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * A subquery as rows under conditions: any that reads nothing of the rows around it, and those that do so in their
 * conditions only.
 *
 * @param right its rows
 * @param conditions over {@code right} and the outer rows; a row that meets them belongs to the outer row
 * @param outputs the columns of its select list, in {@code right}
 */
record FlatSubquery(Alias right, List<Expr> conditions, List<ColumnRef> outputs) {

    /** Returns the subquery, or empty where its result is more than the rows that meet the conditions. */
    static Optional<FlatSubquery> of(SelectTranslator selects, ParenthesedSelect subquery, Scope outer) {
        if (!Correlation.occursIn(subquery, outer)) {
            return Optional.of(uncorrelated(selects, subquery));
        }
        Correlation correlation = Correlation.of(selects, subquery, outer);
        if (!correlation.flat()) {
            return Optional.empty();
        }
        List<Output> outputs = new ArrayList<>();
        SubqueryTranslator nested = new SubqueryTranslator(selects, correlation.inner());
        List<SelectItem<?>> items = correlation.select().getSelectItems();
        ExpressionTranslator expressions = nested.lifting(items.stream()
                .<net.sf.jsqlparser.expression.Expression>map(SelectItem::getExpression)
                .filter(item -> !(item instanceof AllColumns))
                .toList());
        for (SelectItem<?> item : items) {
            if (item.getExpression() instanceof AllColumns) {
                continue;
            }
            Expr output = expressions.translate(item.getExpression());
            if (!correlation.inner().scope().covers(output)) {
                return Optional.empty();
            }
            outputs.add(new Output(output, "v" + outputs.size()));
        }
        List<ColumnRef> columns = correlation.inner().seal(outputs);
        return Optional.of(new FlatSubquery(correlation.right(), correlation.conditions(), columns));
    }

    private static FlatSubquery uncorrelated(SelectTranslator selects, ParenthesedSelect subquery) {
        Operator rows = selects.nested(subquery);
        Alias right = new Alias(selects.names().next(), List.of(), rows);
        return new FlatSubquery(right, List.of(), List.copyOf(Lineage.of(right).keySet()));
    }

    /** What is known of an output column. */
    ColumnInfo info(int output) {
        return Lineage.of(right).getOrDefault(outputs.get(output), ColumnInfo.UNKNOWN);
    }
}
