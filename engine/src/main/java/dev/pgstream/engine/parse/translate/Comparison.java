package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** The comparison of an outer value, or a row of them, with the columns of a subquery (IN, ANY, ALL). */
final class Comparison {

    private final ExpressionTranslator expressions;
    private final List<ColumnRef> columns;

    /**
     * @param scope the outer rows
     * @param columns the subquery's columns
     */
    Comparison(Scope scope, List<ColumnRef> columns) {
        this.expressions = new ExpressionTranslator(scope::resolve);
        this.columns = List.copyOf(columns);
    }

    /**
     * Returns the conditions under which a row of the subquery counts.
     *
     * @param every whether the comparison must be true for all rows, so that the others count against it
     * @return empty for rows that are compared otherwise than by {@code =}
     */
    Optional<List<Expr>> of(Expression operand, String operator, boolean every) {
        List<Expr> values = values(operand);
        if (values.size() != columns.size() || (values.size() > 1 && (every || !operator.equals("=")))) {
            return Optional.empty();
        }
        List<Expr> conditions = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            conditions.add(compare(values.get(i), operator, columns.get(i), every));
        }
        return Optional.of(conditions);
    }

    private List<Expr> values(Expression operand) {
        if (ExpressionTranslator.strip(operand) instanceof ParenthesedExpressionList<?> row && row.size() > 1) {
            return row.stream().map(expressions::translate).toList();
        }
        return List.of(expressions.translate(operand));
    }

    private static Expr compare(Expr value, String operator, ColumnRef column, boolean every) {
        String text = "(" + value.text() + " " + operator + " " + column.text() + ")";
        if (!every && operator.equals("=") && value instanceof ColumnRef outer) {
            return new Equals(text, outer, column);
        }
        Set<ColumnRef> read = new LinkedHashSet<>(value.columns());
        read.add(column);
        return new Opaque(every ? "(" + text + " IS NOT TRUE)" : text, List.copyOf(read));
    }
}
