package dev.pgstream.engine.parse.translate;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.AnyComparisonExpression;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;

/** Refuses subqueries with parts that belong to another query than where they stand. */
final class Levels {

    private Levels() {}

    /**
     * Checks the test of a subquery, or a scalar subquery.
     *
     * @param row the columns of the rows around it
     */
    static void require(SelectTranslator selects, Expression node, Scope row) {
        operand(node)
                .ifPresent(operand -> SubqueryNodes.columns(operand).stream()
                        .filter(column -> !row.has(column))
                        .findFirst()
                        .ifPresent(column -> {
                            throw Refusal.of(
                                    "a subquery that is compared with a column of rows more than one level out has no delta"
                                            + " rule",
                                    node,
                                    "pass the column on through the subquery between");
                        }));
        AggregateCalls calls = new AggregateCalls(selects, row);
        Deparser.text(node, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return "";
            }

            @Override
            public boolean entersSubqueries() {
                return true;
            }

            @Override
            public Optional<String> expression(Expression expression) {
                if (calls.isCall(expression) || GroupingSets.isGrouping(expression)) {
                    requireOwn(expression, row);
                }
                return Optional.empty();
            }
        });
    }

    /** What is compared with the rows of the subquery. */
    private static Optional<Expression> operand(Expression node) {
        if (node instanceof InExpression in) {
            return Optional.of(in.getLeftExpression());
        }
        return node instanceof BinaryExpression comparison
                        && comparison.getRightExpression() instanceof AnyComparisonExpression
                ? Optional.of(comparison.getLeftExpression())
                : Optional.empty();
    }

    /** Either belongs to the innermost query of whose columns it reads any (SQL standard; manual, 4.2.7). */
    private static void requireOwn(Expression call, Scope row) {
        List<Column> read = SubqueryNodes.columns(call);
        if (!read.isEmpty() && read.stream().allMatch(row::has)) {
            throw Refusal.of(
                    "an aggregate or GROUPING of the rows around a subquery has no delta rule within the subquery",
                    call,
                    "compute the aggregate in a subquery in FROM and use its column");
        }
    }
}
