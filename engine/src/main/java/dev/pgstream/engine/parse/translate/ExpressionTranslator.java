package dev.pgstream.engine.parse.translate;

import dev.pgstream.engine.expr.Arithmetic;
import dev.pgstream.engine.expr.Choice;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.DecimalLiteral;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.NumericCast;
import dev.pgstream.engine.expr.Opaque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
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
final class ExpressionTranslator implements BlockRows.Expressions {

    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    private final Function<Column, ColumnRef> resolver;
    private final IdentityHashMap<Expression, Expr> lifted;

    /**
     * @param resolver finds the column behind a reference
     */
    ExpressionTranslator(Function<Column, ColumnRef> resolver) {
        this(resolver, new IdentityHashMap<>());
    }

    /**
     * @param lifted what stands for the subqueries that were taken out, by identity
     */
    ExpressionTranslator(Function<Column, ColumnRef> resolver, IdentityHashMap<Expression, Expr> lifted) {
        this.resolver = resolver;
        this.lifted = lifted;
    }

    @Override
    public Expr column(Column column) {
        return resolver.apply(column);
    }

    @Override
    public Optional<Expr> ready(Expression bare) {
        return Optional.ofNullable(lifted.get(bare));
    }

    @Override
    public Expr translate(Expression syntax) {
        Expression bare = strip(syntax);
        Expr known = lifted.get(bare);
        if (known != null) {
            return known;
        }
        if (bare instanceof Column column) {
            return column.getColumnName().equals(ParserNames.NOTHING)
                    ? new IntegerLiteral("1")
                    : resolver.apply(column);
        }
        String text = text(syntax);
        if (bare instanceof LongValue) {
            return new IntegerLiteral(text);
        }
        if (bare instanceof DoubleValue && DECIMAL.matcher(text).matches()) {
            return new DecimalLiteral(text);
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
        return Choices.of(bare)
                .<Expr>map(values -> new Choice(
                        text,
                        columns(syntax),
                        values.stream().map(this::translate).toList()))
                .orElseGet(() -> new Opaque(text, columns(syntax)));
    }

    /** Splits at the ANDs on top, so that each condition can go where its columns are. */
    List<Expr> conjuncts(Expression syntax) {
        return split(syntax).stream().map(this::translate).toList();
    }

    static List<Expression> split(Expression syntax) {
        if (strip(syntax) instanceof AndExpression and) {
            List<Expression> all = new ArrayList<>(split(and.getLeftExpression()));
            all.addAll(split(and.getRightExpression()));
            return all;
        }
        return List.of(syntax);
    }

    private String text(Expression syntax) {
        return print(syntax, new LinkedHashSet<>());
    }

    private List<ColumnRef> columns(Expression syntax) {
        Set<ColumnRef> found = new LinkedHashSet<>();
        print(syntax, found);
        return List.copyOf(found);
    }

    private String print(Expression syntax, Set<ColumnRef> read) {
        return Deparser.text(syntax, new Deparser.Substitution() {
            @Override
            public String column(Column column) {
                ColumnRef place = resolver.apply(column);
                read.add(place);
                return place.text();
            }

            @Override
            public Optional<String> expression(Expression expression) {
                return Optional.ofNullable(lifted.get(expression)).map(known -> {
                    read.addAll(known.columns());
                    return known.text();
                });
            }
        });
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
