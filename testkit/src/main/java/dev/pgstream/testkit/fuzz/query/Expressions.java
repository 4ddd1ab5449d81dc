package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** Expressions of a given type. */
final class Expressions {

    private final Context context;
    private final Dice dice;

    Expressions(Context context) {
        this.context = context;
        this.dice = context.dice();
    }

    /** An expression of at most so many levels. */
    Tree of(Type type, int levels) {
        if (levels <= 0) {
            return leaf(type);
        }
        int subqueries = context.mayNest() ? context.draft().weight(Feature.SCALAR_SUBQUERIES, 5) : 0;
        return dice.<Tree>weighted()
                .or(55, () -> leaf(type))
                .or(25, () -> computed(type, levels - 1))
                .or(5, () -> caseOf(type, levels - 1))
                .or(5, () -> coalesce(type, levels - 1))
                .or(subqueries, () -> new ScalarSubqueries(context).of(type))
                .go();
    }

    /** A leaf of the scope, perhaps of another type, now and then a column of a query around or a literal. */
    Tree leaf(Type type) {
        List<Tree> leaves = context.scope().leaves(type);
        List<? extends Tree> outer = context.scope().outer(type);
        if (!outer.isEmpty() && dice.chance(12)) {
            return dice.one(outer);
        }
        if (dice.chance(4)) {
            return literal(type);
        }
        if (!leaves.isEmpty()) {
            return dice.one(leaves);
        }
        List<Tree> others = context.scope().leaves();
        return others.isEmpty() ? literal(type) : Conversions.to(type, dice.one(others));
    }

    /** A type for a comparison, as a rule one that a leaf has. */
    Type comparable() {
        List<Tree> leaves = context.scope().leaves();
        return leaves.isEmpty() || dice.chance(10)
                ? dice.one(List.of(Type.values()))
                : (Type) dice.one(leaves).sort();
    }

    Tree literal(Type type) {
        return Node.of(Production.LITERAL, type, Literals.random(dice, type));
    }

    private Tree computed(Type type, int levels) {
        return switch (type) {
            case INT, BIGINT, NUMERIC -> new Numbers(context, this).of(type, levels);
            case BOOLEAN -> new Predicates(context, this).of(levels);
            case TEXT -> text(levels);
            case DATE -> date(levels);
            case INTS -> array(levels);
        };
    }

    private Tree text(int levels) {
        return dice.<Tree>weighted()
                .or(2, () -> Node.of(Production.FUNCTION, Type.TEXT, "upper(", of(Type.TEXT, levels), ")"))
                .or(2, () -> Node.of(Production.FUNCTION, Type.TEXT, "substr(", of(Type.TEXT, levels), ", 1, 1)"))
                .or(
                        3,
                        () -> Node.of(
                                Production.ARITHMETIC,
                                Type.TEXT,
                                "(",
                                of(Type.TEXT, levels),
                                " || ",
                                of(Type.TEXT, levels),
                                ")"))
                .or(2, () -> Node.of(Production.CAST, Type.TEXT, "(", of(Type.INT, levels), ")::text"))
                .go();
    }

    private Tree date(int levels) {
        String days = dice.oneOf(" + 1)", " - 1)", " + 30)");
        return dice.chance(70)
                ? Node.of(Production.ARITHMETIC, Type.DATE, "(", of(Type.DATE, levels), days)
                : Node.of(
                        Production.FUNCTION,
                        Type.DATE,
                        "greatest(",
                        of(Type.DATE, levels),
                        ", ",
                        of(Type.DATE, levels),
                        ")");
    }

    /** The subquery reads no table; the name of its column is not one that a query gives. */
    private Tree array(int levels) {
        if (dice.chance(15)) {
            return Node.of(
                    Production.ARRAY_SUBQUERY,
                    Type.INTS,
                    "ARRAY(SELECT element FROM unnest(",
                    of(Type.INTS, levels),
                    ") AS element WHERE element > 0 ORDER BY element DESC)");
        }
        if (dice.chance(15)) {
            return Node.of(
                    Production.SLICE, Type.INTS, "(", of(Type.INTS, levels), dice.oneOf(")[2:]", ")[:1]", ")[1:2]"));
        }
        return dice.chance(50)
                ? Node.of(
                        Production.FUNCTION,
                        Type.INTS,
                        "array_append(",
                        of(Type.INTS, levels),
                        ", ",
                        of(Type.INT, levels),
                        ")")
                : Node.of(
                        Production.FUNCTION,
                        Type.INTS,
                        "ARRAY[",
                        of(Type.INT, levels),
                        ", ",
                        of(Type.INT, levels),
                        "]");
    }

    private Tree caseOf(Type type, int levels) {
        return Node.of(
                Production.CASE,
                type,
                "CASE WHEN ",
                new Predicates(context, this).of(levels),
                " THEN ",
                of(type, levels),
                " ELSE ",
                of(type, levels),
                " END");
    }

    private Tree coalesce(Type type, int levels) {
        String function = dice.chance(70) ? "coalesce(" : "nullif(";
        return Node.of(Production.COALESCE, type, function, of(type, levels), ", ", of(type, levels), ")");
    }
}
