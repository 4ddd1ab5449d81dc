package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;

/** Computed numbers that neither overflow nor divide by zero, however they are nested. */
final class Numbers {

    private final Dice dice;
    private final Expressions expressions;

    Numbers(Context context, Expressions expressions) {
        this.dice = context.dice();
        this.expressions = expressions;
    }

    Tree of(Type type, int levels) {
        return dice.<Tree>weighted()
                .or(4, () -> sum(type, levels))
                .or(3, () -> own(type, levels))
                .or(1, () -> Node.of(Production.FUNCTION, type, "abs(", expressions.of(type, levels), ")"))
                .or(1, () -> function(type, levels, dice.oneOf("greatest(", "least(")))
                .go();
    }

    private Tree sum(Type type, int levels) {
        String operator = dice.oneOf(" + ", " - ");
        return Node.of(
                Production.ARITHMETIC,
                type,
                "(",
                expressions.of(type, levels),
                operator,
                expressions.of(type, levels),
                ")");
    }

    private Tree function(Type type, int levels, String open) {
        return Node.of(
                Production.FUNCTION, type, open, expressions.of(type, levels), ", ", expressions.of(type, levels), ")");
    }

    private Tree own(Type type, int levels) {
        return switch (type) {
            case INT -> integer(levels);
            case BIGINT ->
                dice.chance(50)
                        ? Node.of(Production.CAST, type, "(", expressions.of(Type.INT, levels), ")::bigint")
                        : Node.of(Production.ARITHMETIC, type, "(", expressions.of(type, levels), " % 3)");
            default -> numeric(levels);
        };
    }

    /** A quotient is rounded, for how many of its digits are computed depends on how its operands look. */
    private Tree numeric(int levels) {
        return dice.<Tree>weighted()
                .or(
                        1,
                        () -> Node.of(
                                Production.CAST,
                                Type.NUMERIC,
                                "(",
                                expressions.of(dice.oneOf(Type.INT, Type.BIGINT), levels),
                                ")::numeric"))
                .or(
                        1,
                        () -> Node.of(
                                Production.ARITHMETIC,
                                Type.NUMERIC,
                                "round(",
                                expressions.of(Type.NUMERIC, levels),
                                " / 4, 2)"))
                .or(
                        1,
                        () -> Node.of(
                                Production.ARITHMETIC,
                                Type.NUMERIC,
                                "(",
                                expressions.of(Type.NUMERIC, levels),
                                " * 2)"))
                .go();
    }

    private Tree integer(int levels) {
        return dice.<Tree>weighted()
                .or(2, () -> integer(Production.ARITHMETIC, "(", Type.INT, levels, " % 3)"))
                .or(2, () -> integer(Production.ARITHMETIC, "(", Type.INT, levels, " * 2)"))
                .or(1, () -> integer(Production.FUNCTION, "length(", Type.TEXT, levels, ")"))
                .or(1, () -> integer(Production.FUNCTION, "cardinality(", Type.INTS, levels, ")"))
                .or(1, () -> integer(Production.FUNCTION, "(", Type.INTS, levels, ")[1]"))
                .or(1, () -> integer(Production.CAST, "(", Type.BOOLEAN, levels, ")::int"))
                .or(1, () -> integer(Production.FUNCTION, "extract(month FROM ", Type.DATE, levels, ")::int"))
                .or(1, () -> integer(Production.ARITHMETIC, "(", Type.DATE, levels, " - '2024-01-01'::date)"))
                .go();
    }

    private Tree integer(Production production, String open, Type operand, int levels, String close) {
        return Node.of(production, Type.INT, open, expressions.of(operand, levels), close);
    }
}
