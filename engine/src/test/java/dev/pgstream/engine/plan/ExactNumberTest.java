package dev.pgstream.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.catalog.SqlType;
import dev.pgstream.engine.expr.Arithmetic;
import dev.pgstream.engine.expr.Choice;
import dev.pgstream.engine.expr.ColumnRef;
import dev.pgstream.engine.expr.DecimalLiteral;
import dev.pgstream.engine.expr.Expr;
import dev.pgstream.engine.expr.IntegerLiteral;
import dev.pgstream.engine.expr.NumericCast;
import dev.pgstream.engine.expr.Opaque;
import dev.pgstream.engine.fixture.Types;
import dev.pgstream.engine.plan.ExactNumber.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExactNumberTest {

    private static final ColumnRef INT = ColumnRef.of("i");
    private static final ColumnRef BIGINT = ColumnRef.of("b");
    private static final ColumnRef MONEY = ColumnRef.of("m");
    private static final ColumnRef NUMERIC = ColumnRef.of("n");
    private static final ColumnRef DOUBLE = ColumnRef.of("d");
    private static final Map<ColumnRef, ColumnInfo> COLUMNS = Map.of(
            INT, info(Types.INT),
            BIGINT, info(Types.BIGINT),
            MONEY, info(Types.MONEY),
            NUMERIC, info(Types.NUMERIC),
            DOUBLE, info(Types.DOUBLE));

    static Stream<Arguments> exact() {
        return Stream.of(
                Arguments.of(INT, Kind.SMALL, 0),
                Arguments.of(BIGINT, Kind.BIG, 0),
                Arguments.of(MONEY, Kind.NUMERIC, 2),
                Arguments.of(new IntegerLiteral("7"), Kind.SMALL, 0),
                Arguments.of(arithmetic('+', INT, BIGINT), Kind.BIG, 0),
                Arguments.of(arithmetic('-', MONEY, cast(INT)), Kind.NUMERIC, 2),
                Arguments.of(arithmetic('*', MONEY, MONEY), Kind.NUMERIC, 4),
                Arguments.of(
                        arithmetic('*', MONEY, arithmetic('-', cast(new IntegerLiteral("1")), MONEY)), Kind.NUMERIC, 4),
                Arguments.of(cast(MONEY), Kind.NUMERIC, 2));
    }

    @ParameterizedTest
    @MethodSource
    void exact(Expr expr, Kind kind, int scale) {
        assertThat(ExactNumber.of(expr, COLUMNS)).hasValue(new ExactNumber(kind, scale));
    }

    @Test
    void aChoiceHasTheScalesOfItsValues() {
        Expr choice = choice(arithmetic('*', MONEY, MONEY), cast(new IntegerLiteral("0")));
        assertThat(ExactNumber.of(choice, COLUMNS))
                .hasValue(new ExactNumber(Kind.NUMERIC, new TreeSet<>(Set.of(0, 4))));
        assertThat(ExactNumber.of(arithmetic('+', choice, MONEY), COLUMNS))
                .hasValue(new ExactNumber(Kind.NUMERIC, new TreeSet<>(Set.of(2, 4))));
        assertThat(ExactNumber.of(arithmetic('*', choice, MONEY), COLUMNS))
                .hasValue(new ExactNumber(Kind.NUMERIC, new TreeSet<>(Set.of(2, 6))));
        assertThat(ExactNumber.of(choice(INT, new DecimalLiteral("0.50")), COLUMNS))
                .hasValue(new ExactNumber(Kind.NUMERIC, new TreeSet<>(Set.of(0, 2))));
    }

    static Stream<Expr> unknown() {
        return Stream.of(
                NUMERIC,
                DOUBLE,
                ColumnRef.of("missing"),
                new Opaque("i / 2", List.of(INT)),
                cast(NUMERIC),
                choice(MONEY, NUMERIC),
                choice(),
                choice(INT, MONEY, new DecimalLiteral("0.5"), new DecimalLiteral("0.125")),
                arithmetic('+', INT, NUMERIC),
                arithmetic('+', DOUBLE, INT));
    }

    @ParameterizedTest
    @MethodSource
    void unknown(Expr expr) {
        assertThat(ExactNumber.of(expr, COLUMNS)).isEmpty();
    }

    private static ColumnInfo info(SqlType type) {
        return new ColumnInfo(Optional.of(type), false);
    }

    private static Expr arithmetic(char operator, Expr left, Expr right) {
        return new Arithmetic("", operator, left, right);
    }

    private static Expr cast(Expr operand) {
        return new NumericCast("", operand);
    }

    private static Expr choice(Expr... values) {
        return new Choice("CASE …", List.of(), List.of(values));
    }
}
