package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.Arithmetic;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.NumericCast;
import dev.pgstream.engine.expr.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Turns syntax into {@link Expr}essions: the few shapes that the engine understands, and text for the rest. */
final class ExpressionTranslator {

    private final Function<Column, ColumnRef> resolver;

    /**
     * @param resolver finds the column behind a reference
     */
    ExpressionTranslator(Function<Column, ColumnRef> resolver) {
        this.resolver = resolver;
    }

    Expr translate(Expression syntax) {
        Expression bare = strip(syntax);
        if (bare instanceof Column column) {
            return resolver.apply(column);
        }
        String text = text(syntax);
        if (bare instanceof LongValue) {
            return new IntegerLiteral(text);
        }
        if (bare instanceof EqualsTo equals
                && strip(equals.getLeftExpression()) instanceof Column left
                && strip(equals.getRightExpression()) instanceof Column right) {
            return new Equals(text, resolver.apply(left), resolver.apply(right));
        }
        if (bare instanceof CastExpression cast
                && cast.getColDataType() != null
                && cast.getColDataType().toString().equals("numeric")) {
            return new NumericCast(text, translate(cast.getLeftExpression()));
        }
        if (bare instanceof BinaryExpression binary
                && (bare instanceof Addition || bare instanceof Subtraction || bare instanceof Multiplication)) {
            return new Arithmetic(
                    text,
                    binary.getStringExpression().charAt(0),
                    translate(binary.getLeftExpression()),
                    translate(binary.getRightExpression()));
        }
        return new Opaque(text, columns(syntax));
    }

    /** Splits at the ANDs on top, so that each condition can go where its columns are. */
    List<Expr> conjuncts(Expression syntax) {
        Expression bare = strip(syntax);
        if (bare instanceof AndExpression and) {
            List<Expr> all = new ArrayList<>(conjuncts(and.getLeftExpression()));
            all.addAll(conjuncts(and.getRightExpression()));
            return all;
        }
        return List.of(translate(syntax));
    }

    private String text(Expression syntax) {
        return Deparser.text(syntax, column -> resolver.apply(column).text());
    }

    private List<ColumnRef> columns(Expression syntax) {
        Set<ColumnRef> found = new LinkedHashSet<>();
        Deparser.text(syntax, column -> {
            found.add(resolver.apply(column));
            return "";
        });
        return List.copyOf(found);
    }

    /** Takes redundant parentheses away; a row of several expressions stays. */
    static Expression strip(Expression syntax) {
        Expression bare = syntax;
        while (bare instanceof ParenthesedExpressionList<?> list && list.size() == 1) {
            bare = ((ExpressionList<?>) list).get(0);
        }
        return bare;
    }
}
