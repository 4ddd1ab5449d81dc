package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.plan.Match;
import dev.pgstream.engine.plan.MatchForm;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Keeps a subquery as a subquery, evaluated for each row; only the rows that it reads become an operator. */
final class SubqueryText {

    private final SelectTranslator selects;
    private final Rows rows;

    SubqueryText(SelectTranslator selects, Rows rows) {
        this.selects = selects;
        this.rows = rows;
    }

    /** Puts the node's value next to the rows and returns its column. */
    Expr add(Expression node) {
        if (node instanceof ParenthesedSelect select) {
            return add("(", select, ")");
        }
        if (node instanceof ExistsExpression exists
                && exists.getRightExpression() instanceof ParenthesedSelect select) {
            return add((exists.isNot() ? "NOT " : "") + "EXISTS (", select, ")");
        }
        if (node instanceof InExpression in && in.getRightExpression() instanceof ParenthesedSelect select) {
            return add("(" + text(in.getLeftExpression()) + (in.isNot() ? " NOT IN (" : " IN ("), select, "))");
        }
        if (node instanceof BinaryExpression comparison
                && comparison.getRightExpression() instanceof AnyComparisonExpression any
                && any.getSelect() instanceof ParenthesedSelect select) {
            String operator = " " + comparison.getStringExpression() + " " + any.getAnyType() + " (";
            return add("(" + text(comparison.getLeftExpression()) + operator, select, "))");
        }
        Optional<Select> array = SubqueryNodes.array(node);
        if (array.isPresent()) {
            ParenthesedSelect select = new ParenthesedSelect().withSelect(array.get());
            return add("ARRAY(", SubqueryBody.ordered(selects, select, rows.scope()), ")");
        }
        throw Refusal.of(
                "this use of a subquery has no delta rule yet", node, "write it as a join or as a subquery in FROM");
    }

    private String text(Expression operand) {
        Expr translated = new ExpressionTranslator(rows.scope()::resolve).translate(operand);
        return translated.text();
    }

    private Expr add(String before, ParenthesedSelect select, String after) {
        return add(before, SubqueryBody.of(selects, select, rows.scope()), after);
    }

    private Expr add(String before, SubqueryBody body, String after) {
        String name = selects.names().next();
        MatchForm.Rows form = new MatchForm.Rows(
                name, List.of("v"), "SELECT " + before + body.head(), body.tail() + after, true, false);
        rows.replace(new Match(form, rows.seal(), body.right(), body.conditions()));
        return new ColumnRef(name, "v");
    }
}
