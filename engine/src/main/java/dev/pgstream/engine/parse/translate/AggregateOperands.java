package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.error.NotIncrementalException;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;

/**
 * Aggregates that are compared with a subquery, as in {@code HAVING sum(x) IN (SELECT …)}: a column of the groups takes
 * their place in the syntax, so that the subquery finds it there.
 */
final class AggregateOperands {

    private final AggregateCalls calls;
    private final Names names;
    private final Map<ColumnRef, ColumnRef> named = new LinkedHashMap<>();

    AggregateOperands(AggregateCalls calls, Names names) {
        this.calls = calls;
        this.names = names;
    }

    /** Returns the columns of the groups by the names that now stand for them. */
    Map<ColumnRef, ColumnRef> name(List<Expression> nodes, AboveGroups groups) {
        for (Expression node : nodes) {
            if (node instanceof InExpression in) {
                named(in.getLeftExpression(), groups).ifPresent(in::setLeftExpression);
            } else if (node instanceof BinaryExpression comparison) {
                named(comparison.getLeftExpression(), groups).ifPresent(comparison::setLeftExpression);
            }
            requireNoneWithin(node);
        }
        return named;
    }

    private Optional<Expression> named(Expression operand, AboveGroups groups) {
        if (!occursIn(operand)) {
            return Optional.empty();
        }
        Expr value = groups.translate(operand);
        if (!(value instanceof ColumnRef column)) {
            throw refused(operand);
        }
        String unique = names.next();
        named.put(new ColumnRef(unique, unique), column);
        return Optional.of(new Column(unique));
    }

    /** An aggregate in a subquery without FROM is one of the rows around it. */
    private void requireNoneWithin(Expression node) {
        if (node instanceof ParenthesedSelect subquery
                && subquery.getSelect() instanceof PlainSelect select
                && select.getFromItem() == null
                && select.getSelectItems().stream().anyMatch(item -> occursIn(item.getExpression()))) {
            throw refused(node);
        }
    }

    private boolean occursIn(Expression syntax) {
        return calls.occursIn(syntax) || Occurrence.of(syntax, GroupingSets::isGrouping);
    }

    private static NotIncrementalException refused(Expression syntax) {
        return Refusal.of(
                "an expression over aggregates or GROUPING in a subquery, or compared with one, has no delta rule",
                syntax,
                "compute it in a subquery in FROM");
    }
}
