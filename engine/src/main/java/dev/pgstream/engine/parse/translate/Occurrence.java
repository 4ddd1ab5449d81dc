package dev.pgstream.engine.parse.translate;

import java.util.Optional;
import java.util.function.Predicate;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;

/** Looks for a part of an expression, subqueries left out. */
final class Occurrence {

    private Occurrence() {}

    /** Returns whether the expression or a part of it, its parentheses taken away, passes the test. */
    static boolean of(Expression syntax, Predicate<Expression> test) {
        boolean[] found = {false};
        Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                return "";
            }

            @Override
            public Optional<String> expression(Expression expression) {
                if (SubqueryNodes.isNode(expression)) {
                    return Optional.of("");
                }
                found[0] = found[0] || test.test(ExpressionTranslator.strip(expression));
                return found[0] ? Optional.of("") : Optional.empty();
            }
        });
        return found[0];
    }
}
