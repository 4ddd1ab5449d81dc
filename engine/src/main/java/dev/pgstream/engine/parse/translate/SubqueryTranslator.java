package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Alias;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.AnyType;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/**
 * Takes the subqueries out of expressions over some rows. A test that a row must pass becomes a semi-join or an anti-join;
 * all others become a computed column of the rows: see {@link SubqueryValues}.
 */
final class SubqueryTranslator {

    private final SelectTranslator selects;
    private final Rows rows;

    SubqueryTranslator(SelectTranslator selects, Rows rows) {
        this.selects = selects;
        this.rows = rows;
    }

    /** Keeps only the rows for which a condition is true. */
    void where(Expression condition) {
        List<Expression> plain = new ArrayList<>();
        List<Expression> nested = new ArrayList<>();
        for (Expression conjunct : ExpressionTranslator.split(condition)) {
            (SubqueryNodes.of(conjunct).isEmpty() ? plain : nested).add(conjunct);
        }
        ExpressionTranslator expressions = new ExpressionTranslator(rows.scope()::resolve);
        rows.filter(plain.stream().map(expressions::translate).toList());
        nested.forEach(this::conjunct);
    }

    /** The same for one condition with a subquery. */
    void conjunct(Expression condition) {
        SubqueryNodes.of(condition).forEach(node -> Levels.require(selects, node, rows.scope()));
        Expression bare = ExpressionTranslator.strip(condition);
        boolean negated = bare instanceof NotExpression;
        Expression test = bare instanceof NotExpression not ? ExpressionTranslator.strip(not.getExpression()) : bare;
        if (isOfTheRow(condition) || !test(test, negated)) {
            rows.filter(List.of(lifting(List.of(condition)).translate(condition)));
        }
    }

    private static boolean isOfTheRow(Expression condition) {
        return SubqueryNodes.of(condition).stream().allMatch(RowSubquery::applies);
    }

    /** Puts a semi-join or an anti-join on the rows, or returns false where it takes more. */
    private boolean test(Expression test, boolean negated) {
        if (test instanceof ExistsExpression exists
                && exists.getRightExpression() instanceof ParenthesedSelect select) {
            return match(select, negated != exists.isNot(), null, "");
        }
        if (test instanceof InExpression in
                && in.getRightExpression() instanceof ParenthesedSelect select
                && negated == in.isNot()) {
            return match(select, false, in.getLeftExpression(), "=");
        }
        if (test instanceof InExpression in && in.getRightExpression() instanceof ParenthesedSelect select) {
            return notIn(in.getLeftExpression(), select);
        }
        if (!negated
                && test instanceof BinaryExpression comparison
                && comparison.getRightExpression() instanceof AnyComparisonExpression any
                && any.getSelect() instanceof ParenthesedSelect select) {
            boolean all = any.getAnyType() == AnyType.ALL;
            return match(select, all, comparison.getLeftExpression(), comparison.getStringExpression());
        }
        return false;
    }

    /**
     * @param operand what is compared with the subquery's columns, null for EXISTS; in an anti-join the comparison must be
     *     true for all rows (ALL)
     */
    private boolean match(
            ParenthesedSelect select,
            boolean anti,
            @org.jspecify.annotations.Nullable Expression operand,
            String operator) {
        rows.seal();
        Optional<FlatSubquery> flat = FlatSubquery.of(selects, select, rows.scope());
        if (flat.isEmpty()) {
            return false;
        }
        Alias left = rows.seal();
        List<Expr> conditions = new ArrayList<>(flat.get().conditions());
        if (operand != null) {
            Optional<List<Expr>> comparisons =
                    new Comparison(rows.scope(), flat.get().outputs()).of(operand, operator, anti);
            if (comparisons.isEmpty()) {
                return false;
            }
            conditions.addAll(comparisons.get());
        }
        rows.replace(new Match(new MatchForm.Exists(anti), left, flat.get().right(), conditions));
        return true;
    }

    /** NOT IN is an anti-join where neither side can be NULL. */
    private boolean notIn(Expression operand, ParenthesedSelect select) {
        rows.seal();
        Optional<FlatSubquery> flat = FlatSubquery.of(selects, select, rows.scope());
        if (flat.isEmpty() || flat.get().outputs().size() != 1) {
            return false;
        }
        Expr left = new ExpressionTranslator(rows.scope()::resolve).translate(operand);
        boolean certain = left instanceof ColumnRef outer
                && rows.scope().info(outer).notNull()
                && flat.get().info(0).notNull();
        if (!certain) {
            return false;
        }
        List<Expr> conditions = new ArrayList<>(flat.get().conditions());
        conditions.addAll(new Comparison(rows.scope(), flat.get().outputs())
                .of(operand, "=", false)
                .orElseThrow());
        rows.replace(
                new Match(new MatchForm.Exists(true), rows.seal(), flat.get().right(), conditions));
        return true;
    }

    /** Returns a translator for these expressions over the rows, their subqueries now columns of the rows. */
    ExpressionTranslator lifting(List<Expression> expressions) {
        IdentityHashMap<Expression, Expr> lifted = lift(expressions);
        return new ExpressionTranslator(rows.scope()::resolve, lifted);
    }

    /** Makes the subqueries in the expressions columns of the rows, and returns these by the place in the syntax. */
    IdentityHashMap<Expression, Expr> lift(List<Expression> expressions) {
        Map<Expression, ColumnRef> names = new LinkedHashMap<>();
        for (Expression expression : expressions) {
            for (Expression node : SubqueryNodes.of(expression)) {
                // A name of its own as a column, too: the query may name its columns without their table.
                String unique = selects.names().next();
                ColumnRef name = new ColumnRef(unique, unique);
                new SubqueryValues(selects, rows).add(node, name);
                names.put(node, name);
            }
        }
        IdentityHashMap<Expression, Expr> lifted = new IdentityHashMap<>();
        names.forEach((node, name) -> lifted.put(node, rows.placeOf(name)));
        return lifted;
    }
}
