package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.Arithmetic;
import dev.pgstream.engine.expr.Choice;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.DecimalLiteral;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.NumericCast;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.IntBinaryOperator;

/**
 * The type of a number whose sums can be kept by adding and subtracting: integers, and numerics of which it is known what
 * scales they may have. (A numeric sum shows the largest scale among its rows, and a division by it depends on that scale;
 * so a maintained sum equals a fresh one in every digit only if the scale among the rows is known as well.)
 *
 * @param scales how many digits after the decimal point there may be; 0 for integers
 */
public record ExactNumber(Kind kind, SortedSet<Integer> scales) {

    /** Each scale but the smallest needs a counter; more of them than this are not worth it. */
    private static final int MAX_SCALES = 3;

    /** Kinds by the result that sum() has over them. */
    public enum Kind {
        /** smallint and integer: sum is bigint. */
        SMALL("bigint"),
        /** bigint: sum is numeric. */
        BIG("numeric"),
        NUMERIC("numeric");

        private final String sumType;

        Kind(String sumType) {
            this.sumType = sumType;
        }

        public String sumType() {
            return sumType;
        }
    }

    public ExactNumber {
        scales = Collections.unmodifiableSortedSet(new TreeSet<>(scales));
    }

    /** A number with the same scale in every row. */
    public ExactNumber(Kind kind, int scale) {
        this(kind, new TreeSet<>(Set.of(scale)));
    }

    /** Returns the exact type of an expression over these columns; empty where it isn't known to be exact. */
    public static Optional<ExactNumber> of(Expr expr, Map<ColumnRef, ColumnInfo> columns) {
        return exact(expr, columns).filter(number -> number.scales.size() <= MAX_SCALES);
    }

    private static Optional<ExactNumber> exact(Expr expr, Map<ColumnRef, ColumnInfo> columns) {
        if (expr instanceof ColumnRef column) {
            return columns.getOrDefault(column, ColumnInfo.UNKNOWN).exact();
        }
        if (expr instanceof IntegerLiteral) {
            return Optional.of(new ExactNumber(Kind.SMALL, 0));
        }
        if (expr instanceof DecimalLiteral literal) {
            return Optional.of(new ExactNumber(Kind.NUMERIC, literal.scale()));
        }
        if (expr instanceof NumericCast cast) {
            return exact(cast.operand(), columns).map(operand -> new ExactNumber(Kind.NUMERIC, operand.scales));
        }
        if (expr instanceof Choice choice) {
            return merged(
                    choice.values().stream().map(value -> exact(value, columns)).toList(), ExactNumber::or);
        }
        if (expr instanceof Arithmetic arithmetic) {
            return merged(
                    List.of(exact(arithmetic.left(), columns), exact(arithmetic.right(), columns)),
                    arithmetic.operator() == '*' ? ExactNumber::times : ExactNumber::plus);
        }
        return Optional.empty();
    }

    private static Optional<ExactNumber> merged(
            List<Optional<ExactNumber>> numbers, BinaryOperator<ExactNumber> operator) {
        return numbers.stream().allMatch(Optional::isPresent)
                ? numbers.stream().flatMap(Optional::stream).reduce(operator)
                : Optional.empty();
    }

    /** Returns the exact type of values of a type. */
    static Optional<ExactNumber> of(SqlType type) {
        return switch (type.base()) {
            case "int2", "int4" -> Optional.of(new ExactNumber(Kind.SMALL, 0));
            case "int8" -> Optional.of(new ExactNumber(Kind.BIG, 0));
            case "numeric" ->
                type.scale() >= 0 ? Optional.of(new ExactNumber(Kind.NUMERIC, type.scale())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private ExactNumber or(ExactNumber other) {
        SortedSet<Integer> both = new TreeSet<>(scales);
        both.addAll(other.scales);
        return new ExactNumber(wider(other), both);
    }

    private ExactNumber plus(ExactNumber other) {
        return combined(other, Math::max);
    }

    private ExactNumber times(ExactNumber other) {
        return combined(other, Integer::sum);
    }

    private ExactNumber combined(ExactNumber other, IntBinaryOperator scale) {
        SortedSet<Integer> results = new TreeSet<>();
        scales.forEach(mine -> other.scales.forEach(theirs -> results.add(scale.applyAsInt(mine, theirs))));
        return new ExactNumber(wider(other), results);
    }

    private Kind wider(ExactNumber other) {
        return kind.compareTo(other.kind) >= 0 ? kind : other.kind;
    }
}
