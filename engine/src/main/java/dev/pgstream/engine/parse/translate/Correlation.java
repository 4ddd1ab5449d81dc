package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/**
 * A subquery that reads columns of the rows around it: its own rows, which don't, and the conditions that tie them to an
 * outer row. All else in it (grouping, order, limit) works on the rows that meet the conditions.
 */
final class Correlation {

    private final SelectTranslator selects;
    private final PlainSelect select;
    private final Rows inner;
    private final List<Expression> ties = new ArrayList<>();
    private final Scope outer;

    private Correlation(SelectTranslator selects, PlainSelect select, Scope outer) {
        this.selects = selects;
        this.select = select;
        this.outer = outer;
        this.inner = new FromTranslator(selects, Optional.of(outer)).translate(select.getFromItem(), select.getJoins());
        ties.addAll(inner.around().conditions());
        if (select.getWhere() != null) {
            where(select.getWhere());
        }
    }

    /** Whether the subquery reads a column of the rows around it. */
    static boolean occursIn(Expression subquery, Scope outer) {
        return SubqueryNodes.columns(subquery).stream().anyMatch(outer::offers);
    }

    /**
     * Reads a subquery.
     *
     * @param outer the columns of the rows around it
     */
    static Correlation of(SelectTranslator selects, ParenthesedSelect subquery, Scope outer) {
        Select select = subquery.getSelect();
        if (subquery.getWithItemsList() != null
                || select.getWithItemsList() != null
                || !(select instanceof PlainSelect plain)) {
            throw Refusal.of(
                    "a subquery that reads columns of the rows around it has no delta rule where it is more than one"
                            + " SELECT",
                    subquery,
                    "write a subquery for each SELECT");
        }
        if (plain.getFromItem() == null) {
            throw Refusal.of(
                    "a subquery without FROM that reads columns of the rows around it has no delta rule",
                    subquery,
                    "write the expression without the subquery");
        }
        return new Correlation(selects, plain, outer);
    }

    private void where(Expression where) {
        List<Expr> local = new ArrayList<>();
        List<Expression> nested = new ArrayList<>();
        for (Expression conjunct : ExpressionTranslator.split(where)) {
            if (!SubqueryNodes.of(conjunct).isEmpty()) {
                nested.add(conjunct);
                continue;
            }
            Expr condition = new ExpressionTranslator(inner.scope()::resolve).translate(conjunct);
            if (inner.scope().covers(condition)) {
                local.add(condition);
            } else {
                ties.add(conjunct);
            }
        }
        inner.filter(local);
        if (!nested.isEmpty() && !inner.around().functions().isEmpty()) {
            throw Refusal.of(
                    "a subquery in a subquery that joins a function of the row around it has no delta rule",
                    nested.get(0),
                    "join the function outside of both");
        }
        SubqueryTranslator subqueries = new SubqueryTranslator(selects, inner);
        nested.forEach(subqueries::conjunct);
    }

    PlainSelect select() {
        return select;
    }

    Rows inner() {
        return inner;
    }

    /** Whether every row that meets the conditions is a row of the result. */
    boolean flat() {
        return inner.around().functions().isEmpty()
                && select.getDistinct() == null
                && select.getGroupBy() == null
                && select.getHaving() == null
                && select.getLimit() == null
                && select.getOffset() == null
                && select.getFetch() == null
                && select.getWindowDefinitions() == null
                && !aggregated()
                && select.getSelectItems().stream()
                        .noneMatch(item -> Occurrence.of(item.getExpression(), WindowTranslator::isCall));
    }

    /** Whether the result is one row of aggregates over all rows that meet the conditions. */
    boolean total() {
        return inner.around().functions().isEmpty()
                && select.getGroupBy() == null
                && select.getHaving() == null
                && select.getDistinct() == null
                && select.getLimit() == null
                && select.getOffset() == null
                && select.getFetch() == null
                && select.getSelectItems().size() == 1
                && aggregated();
    }

    boolean aggregated() {
        AggregateCalls calls = new AggregateCalls(selects, inner.scope());
        return select.getSelectItems().stream().anyMatch(item -> calls.occursIn(item.getExpression()));
    }

    /** The subquery's own rows as one FROM item. */
    Alias right() {
        return inner.seal();
    }

    /** The conditions over the outer rows and {@link #right}; to be asked for when that has been made. */
    List<Expr> conditions() {
        return conditions(false);
    }

    /** The conditions that read what functions make of the outer row; to be asked for likewise. */
    List<Expr> functionConditions() {
        return conditions(true);
    }

    private List<Expr> conditions(boolean ofFunctions) {
        List<Expr> conditions = new ArrayList<>();
        ExpressionTranslator expressions = new ExpressionTranslator(inner.scope()::resolve);
        for (Expression tie : ties) {
            for (Expr condition : expressions.conjuncts(tie)) {
                requireReachable(condition.columns());
                if (condition.columns().stream().anyMatch(inner.around()::makes) == ofFunctions) {
                    conditions.add(condition);
                }
            }
        }
        return conditions;
    }

    /** The pairs of a column of the subquery and an outer one that the conditions equate; empty if they are any more. */
    Optional<List<Tie>> equalities() {
        return inner.around().functions().isEmpty() ? Tie.all(ties, inner.scope()) : Optional.empty();
    }

    /** Returns an expression of the subquery's select list, or of what follows WHERE; to be asked for likewise. */
    Expr expression(Expression syntax) {
        Expr expression = new ExpressionTranslator(inner.scope()::resolve).translate(syntax);
        requireReachable(expression.columns());
        return expression;
    }

    private void requireReachable(List<ColumnRef> columns) {
        Scope scope = inner.scope();
        for (ColumnRef column : columns) {
            if (!scope.infos().containsKey(column)
                    && !outer.infos().containsKey(column)
                    && !inner.around().makes(column)) {
                throw Refusal.of(
                        "a subquery that reads a column of rows more than one level out has no delta rule",
                        select,
                        "pass the column on through the subquery between");
            }
        }
    }
}
