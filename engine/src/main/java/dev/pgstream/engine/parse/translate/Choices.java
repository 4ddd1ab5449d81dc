package dev.pgstream.engine.parse.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NullValue;

/** The values among which {@code CASE} and {@code COALESCE} choose. */
final class Choices {

    private Choices() {}

    /** Returns the values without those that are NULL; empty where the expression is no choice. */
    static Optional<List<Expression>> of(Expression bare) {
        if (bare instanceof CaseExpression choice) {
            return Optional.of(values(Stream.concat(
                    choice.getWhenClauses().stream().map(when -> when.getThenExpression()),
                    Stream.ofNullable(choice.getElseExpression()))));
        }
        // The server prints its own in capitals and quotes a function of the name.
        if (bare instanceof Function function && function.getName().equals("COALESCE")) {
            return Optional.of(values(function.getParameters().stream().map(Expression.class::cast)));
        }
        return Optional.empty();
    }

    private static List<Expression> values(Stream<Expression> all) {
        return all.filter(value -> !isNull(ExpressionTranslator.strip(value))).toList();
    }

    private static boolean isNull(Expression bare) {
        return bare instanceof NullValue
                || (bare instanceof CastExpression cast
                        && ExpressionTranslator.strip(cast.getLeftExpression()) instanceof NullValue);
    }
}
