package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;

/**
 * A column of a subquery that must equal something of the rows around it, within one type.
 *
 * @param inner the subquery's column
 * @param outer the other side
 */
record Tie(ColumnRef inner, ColumnRef outer) {

    /** Returns all conditions as ties, or empty if one is anything else. */
    static Optional<List<Tie>> all(List<Expression> conditions, Scope scope) {
        List<Tie> ties = new ArrayList<>();
        for (Expression condition : conditions) {
            Optional<Tie> tie = of(ExpressionTranslator.strip(condition), scope);
            if (tie.isEmpty()) {
                return Optional.empty();
            }
            ties.add(tie.get());
        }
        return Optional.of(ties);
    }

    private static Optional<Tie> of(Expression condition, Scope scope) {
        if (!(condition instanceof EqualsTo equals) || scope.outer().isEmpty()) {
            return Optional.empty();
        }
        ExpressionTranslator expressions = new ExpressionTranslator(scope::resolve);
        Expr left = expressions.translate(equals.getLeftExpression());
        Expr right = expressions.translate(equals.getRightExpression());
        if (!(left instanceof ColumnRef first) || !(right instanceof ColumnRef second)) {
            return Optional.empty();
        }
        boolean swapped = scope.infos().containsKey(second);
        Tie tie = swapped ? new Tie(second, first) : new Tie(first, second);
        Scope around = scope.outer().get();
        boolean alike = scope.infos().containsKey(tie.inner)
                && around.infos().containsKey(tie.outer)
                && scope.info(tie.inner).comparesWithin(around.info(tie.outer));
        return alike ? Optional.of(tie) : Optional.empty();
    }
}
