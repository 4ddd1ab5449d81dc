package dev.pgstream.engine.plan;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.Arithmetic;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.NumericCast;
import java.util.Map;
import java.util.Optional;

/**
 * The type of a number whose sums can be kept by adding and subtracting: integers, and numerics whose scale is the same in
 * every row. (A numeric sum shows the largest scale among its rows, and a division by it depends on that scale; only with
 * a fixed scale does a maintained sum equal a fresh one in every digit.)
 *
 * @param scale digits after the decimal point; 0 for integers
 */
public record ExactNumber(Kind kind, int scale) {

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

    /** Returns the exact type of an expression over these columns; empty where it isn't known to be exact. */
    public static Optional<ExactNumber> of(Expr expr, Map<ColumnRef, ColumnInfo> columns) {
        if (expr instanceof ColumnRef column) {
            return columns.getOrDefault(column, ColumnInfo.UNKNOWN).type().flatMap(ExactNumber::of);
        }
        if (expr instanceof IntegerLiteral) {
            return Optional.of(new ExactNumber(Kind.SMALL, 0));
        }
        if (expr instanceof NumericCast cast) {
            return of(cast.operand(), columns).map(operand -> new ExactNumber(Kind.NUMERIC, operand.scale()));
        }
        if (expr instanceof Arithmetic arithmetic) {
            return of(arithmetic.left(), columns)
                    .flatMap(left ->
                            of(arithmetic.right(), columns).map(right -> combine(arithmetic.operator(), left, right)));
        }
        return Optional.empty();
    }

    private static Optional<ExactNumber> of(SqlType type) {
        return switch (type.base()) {
            case "int2", "int4" -> Optional.of(new ExactNumber(Kind.SMALL, 0));
            case "int8" -> Optional.of(new ExactNumber(Kind.BIG, 0));
            case "numeric" ->
                type.scale() >= 0 ? Optional.of(new ExactNumber(Kind.NUMERIC, type.scale())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static ExactNumber combine(char operator, ExactNumber left, ExactNumber right) {
        Kind kind = left.kind().compareTo(right.kind()) >= 0 ? left.kind() : right.kind();
        int scale = operator == '*' ? left.scale() + right.scale() : Math.max(left.scale(), right.scale());
        return new ExactNumber(kind, scale);
    }
}
