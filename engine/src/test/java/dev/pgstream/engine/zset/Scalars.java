package dev.pgstream.engine.zset;

import dev.pgstream.engine.expr.Arithmetic;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.Equals;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.Opaque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The few expressions that the reference understands, built and evaluated. */
public final class Scalars {

    private static final String ABOVE = " > ";

    private Scalars() {}

    /** A condition that a column exceeds a number: an example of what the engine passes on without a look inside. */
    public static Opaque above(ColumnRef column, long number) {
        return new Opaque(column.text() + ABOVE + number, List.of(column));
    }

    public static Arithmetic plus(Expr left, Expr right) {
        return new Arithmetic("(" + left.text() + " + " + right.text() + ")", '+', left, right);
    }

    public static Equals equal(ColumnRef left, ColumnRef right) {
        return new Equals(left.text() + " = " + right.text(), left, right);
    }

    static @Nullable Long value(Expr expr, Relation relation, Row row) {
        if (expr instanceof ColumnRef column) {
            return row.values().get(relation.position(column));
        }
        if (expr instanceof IntegerLiteral literal) {
            return Long.valueOf(literal.text());
        }
        if (expr instanceof Arithmetic sum && sum.operator() == '+') {
            Long left = value(sum.left(), relation, row);
            Long right = value(sum.right(), relation, row);
            return left == null || right == null ? null : Math.addExact(left, right);
        }
        throw new IllegalArgumentException("no value for " + expr);
    }

    /** Whether a condition is true; NULL is not. */
    static boolean holds(Expr condition, Relation relation, Row row) {
        if (condition instanceof Equals equals) {
            Long left = value(equals.left(), relation, row);
            return left != null && Objects.equals(left, value(equals.right(), relation, row));
        }
        if (condition.text().equals("false")) {
            return false;
        }
        if (condition instanceof Opaque above && above.text().contains(ABOVE)) {
            Long value = value(above.columns().get(0), relation, row);
            return value != null
                    && value
                            > Long.parseLong(above.text().substring(above.text().indexOf(ABOVE) + 3));
        }
        throw new IllegalArgumentException("no truth in " + condition);
    }
}
