package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Lineage;
import dev.pgstream.engine.sql.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * A subquery cut in three: the rows that it reads, with the conditions that tie them to the outer row, and its text before
 * and after them.
 *
 * @param head {@code SELECT …} up to FROM
 * @param tail what follows WHERE: GROUP BY and so on
 */
record SubqueryBody(Alias right, List<Expr> conditions, String head, String tail) {

    static SubqueryBody of(SelectTranslator selects, ParenthesedSelect subquery, Scope outer) {
        if (!Correlation.occursIn(subquery, outer)) {
            Alias right = new Alias(selects.names().next(), List.of(), selects.nested(subquery));
            String list =
                    Lineage.of(right).keySet().stream().map(ColumnRef::text).collect(Collectors.joining(", "));
            return new SubqueryBody(right, List.of(), "SELECT " + list, "");
        }
        return of(Correlation.of(selects, subquery, outer));
    }

    /** A subquery with one column, the order of whose rows matters; its ORDER BY must leave none of their values open. */
    static SubqueryBody ordered(SelectTranslator selects, ParenthesedSelect subquery, Scope outer) {
        Correlation correlation = Correlation.of(selects, subquery, outer);
        SubqueryBody body = of(correlation);
        Expr value = correlation.expression(
                correlation.select().getSelectItems().get(0).getExpression());
        Set<String> order = new HashSet<>();
        if (correlation.select().getOrderByElements() != null) {
            correlation
                    .select()
                    .getOrderByElements()
                    .forEach(element -> order.add(correlation
                            .expression(ExpressionTranslator.strip(element.getExpression()))
                            .text()));
        }
        Set<String> settled = new HashSet<>(order);
        settled.addAll(Determined.by(order, body.right()));
        boolean open = !order.contains(value.text())
                && !value.columns().stream().allMatch(column -> settled.contains(column.text()));
        if (open || order.isEmpty()) {
            throw Refusal.of(
                    "ARRAY of a subquery has no delta rule where its order leaves open which value comes first",
                    subquery.getSelect(),
                    "add the value or a key to its ORDER BY");
        }
        return body;
    }

    private static SubqueryBody of(Correlation correlation) {
        Alias right = correlation.right();
        List<Expr> conditions = correlation.conditions();
        PlainSelect select = correlation.select();
        String list = select.getSelectItems().stream()
                .map(item -> correlation.expression(item.getExpression()).text())
                .collect(Collectors.joining(", "));
        String head = "SELECT " + (select.getDistinct() == null ? "" : "DISTINCT ") + list;
        String tail = tail(correlation);
        List<String> functions = correlation.inner().around().functions();
        if (functions.isEmpty()) {
            return new SubqueryBody(right, conditions, head, tail);
        }
        // The rows that meet the other conditions keep their name within parentheses of their own.
        String filter = correlation.functionConditions().stream()
                .map(Expr::text)
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
        return new SubqueryBody(
                right,
                conditions,
                head + " FROM " + String.join(" CROSS JOIN ", functions) + " CROSS JOIN LATERAL (SELECT *",
                ") AS " + Identifier.quote(right.name()) + (filter.equals(" WHERE ") ? "" : filter) + tail);
    }

    private static String tail(Correlation correlation) {
        PlainSelect select = correlation.select();
        boolean unusual = select.getFetch() != null
                || select.getWindowDefinitions() != null
                || (select.getDistinct() != null && select.getDistinct().getOnSelectItems() != null)
                || (select.getGroupBy() != null
                        && select.getGroupBy().getGroupingSets() != null
                        && !select.getGroupBy().getGroupingSets().isEmpty());
        if (unusual) {
            throw Refusal.of(
                    "a subquery that reads columns of the rows around it has no delta rule with FETCH, WINDOW, DISTINCT"
                            + " ON or grouping sets",
                    select,
                    "use LIMIT for FETCH, or put that part into a subquery that reads none of them");
        }
        StringBuilder tail = new StringBuilder();
        if (select.getGroupBy() != null) {
            List<String> keys = new ArrayList<>();
            for (Object key : select.getGroupBy().getGroupByExpressionList()) {
                keys.add(correlation.expression((Expression) key).text());
            }
            tail.append(" GROUP BY ").append(String.join(", ", keys));
        }
        if (select.getHaving() != null) {
            tail.append(" HAVING ")
                    .append(correlation.expression(select.getHaving()).text());
        }
        if (select.getOrderByElements() != null) {
            tail.append(" ORDER BY ")
                    .append(select.getOrderByElements().stream()
                            .map(element -> order(element, correlation))
                            .collect(Collectors.joining(", ")));
        }
        if (select.getLimit() != null && select.getLimit().getRowCount() != null) {
            tail.append(" LIMIT ").append(Deparser.text(select.getLimit().getRowCount()));
        }
        if (select.getOffset() != null) {
            tail.append(" OFFSET ").append(Deparser.text(select.getOffset().getOffset()));
        }
        return tail.toString();
    }

    private static String order(OrderByElement element, Correlation correlation) {
        String nulls = element.getNullOrdering() == null
                ? ""
                : element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST ? " NULLS FIRST" : " NULLS LAST";
        return correlation.expression(element.getExpression()).text() + (element.isAsc() ? "" : " DESC") + nulls;
    }
}
