package dev.pgstream.engine.parse.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Finds the subqueries in expressions, and the columns in subqueries. */
final class SubqueryNodes {

    private SubqueryNodes() {}

    /** Returns the outermost parts of the expression that are a test of a subquery, or a scalar subquery. */
    static List<Expression> of(Expression syntax) {
        List<Expression> found = new ArrayList<>();
        Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return "";
            }

            @Override
            public Optional<String> expression(Expression expression) {
                if (isNode(expression)) {
                    found.add(expression);
                    return Optional.of("");
                }
                return Optional.empty();
            }
        });
        return found;
    }

    /** Whether the expression is a test of a subquery, or a scalar subquery. */
    static boolean isNode(Expression expression) {
        return expression instanceof ExistsExpression
                || expression instanceof ParenthesedSelect
                || array(expression).isPresent()
                || (expression instanceof InExpression in && in.getRightExpression() instanceof Select)
                || (expression instanceof BinaryExpression comparison
                        && comparison.getRightExpression() instanceof AnyComparisonExpression any
                        && any.getSelect() instanceof ParenthesedSelect select
                        && select.getSelect() != null);
    }

    /** Returns the subquery of {@code ARRAY (SELECT …)}. */
    static Optional<Select> array(Expression expression) {
        return expression instanceof Function function
                        && function.getName().equals("ARRAY")
                        && function.getParameters().get(0) instanceof Select select
                ? Optional.of(select)
                : Optional.empty();
    }

    /** Returns every column that occurs in a subquery, however deep. */
    static List<Column> columns(Expression subquery) {
        List<Column> found = new ArrayList<>();
        Deparser.text(subquery, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                found.add(column);
                return "";
            }

            @Override
            public boolean entersSubqueries() {
                return true;
            }
        });
        return found;
    }
}
