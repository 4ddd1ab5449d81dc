package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** Conditions. */
final class Predicates {

    private final Context context;
    private final Dice dice;
    private final Expressions expressions;

    Predicates(Context context, Expressions expressions) {
        this.context = context;
        this.dice = context.dice();
        this.expressions = expressions;
    }

    Predicates(Context context) {
        this(context, new Expressions(context));
    }

    /** A condition of at most so many levels. */
    Tree of(int levels) {
        if (levels <= 0) {
            return comparison(0);
        }
        int subqueries = context.mayNest() ? context.draft().weight(Feature.SUBQUERIES_IN_CONDITIONS, 22) : 0;
        return dice.<Tree>weighted()
                .or(26, () -> comparison(levels - 1))
                .or(6, () -> isNull(levels - 1))
                .or(3, () -> isDistinct(levels - 1))
                .or(6, () -> between(levels - 1))
                .or(6, () -> inList(levels - 1))
                .or(4, () -> like(levels - 1))
                .or(3, () -> truthTest(levels - 1))
                .or(3, () -> anyElement(levels - 1))
                .or(5, () -> expressions.of(Type.BOOLEAN, 0))
                .or(9, () -> connected(Production.OR, " OR ", levels - 1))
                .or(5, () -> connected(Production.AND, " AND ", levels - 1))
                .or(7, () -> Node.of(Production.NOT, Type.BOOLEAN, "(NOT ", of(levels - 1), ")"))
                .or(subqueries, () -> new SubqueryPredicates(context).any())
                .go();
    }

    Tree comparison(int levels) {
        Type type = expressions.comparable();
        String operator = dice.oneOf(" = ", " = ", " <> ", " < ", " <= ", " > ", " >= ");
        return Node.of(
                Production.COMPARISON,
                Type.BOOLEAN,
                "(",
                expressions.of(type, levels),
                operator,
                dice.chance(40) ? expressions.literal(type) : expressions.of(type, levels),
                ")");
    }

    private Tree isNull(int levels) {
        Type type = expressions.comparable();
        String test = dice.chance(50) ? " IS NULL)" : " IS NOT NULL)";
        return Node.of(Production.IS_NULL, Type.BOOLEAN, "(", expressions.of(type, levels), test);
    }

    private Tree isDistinct(int levels) {
        Type type = expressions.comparable();
        String test = dice.chance(50) ? " IS DISTINCT FROM " : " IS NOT DISTINCT FROM ";
        return Node.of(
                Production.IS_DISTINCT,
                Type.BOOLEAN,
                "(",
                expressions.of(type, levels),
                test,
                expressions.of(type, levels),
                ")");
    }

    private Tree between(int levels) {
        Type type = expressions.comparable();
        return Node.of(
                Production.BETWEEN,
                Type.BOOLEAN,
                "(",
                expressions.of(type, levels),
                dice.chance(80) ? " BETWEEN " : " NOT BETWEEN ",
                expressions.of(type, 0),
                " AND ",
                expressions.literal(type),
                ")");
    }

    private Tree inList(int levels) {
        Type type = expressions.comparable();
        List<Tree> elements = List.of(expressions.literal(type), expressions.literal(type), expressions.of(type, 0));
        return Node.of(
                Production.IN_LIST,
                Type.BOOLEAN,
                "(",
                expressions.of(type, levels),
                dice.chance(70) ? " IN " : " NOT IN ",
                Listing.some("(", ", ", ")", elements),
                ")");
    }

    private Tree like(int levels) {
        String pattern = dice.oneOf("'a%'", "'%b'", "'_'", "'%''%'");
        String operator = dice.oneOf(" LIKE ", " NOT LIKE ", " ILIKE ");
        return Node.of(Production.LIKE, Type.BOOLEAN, "(", expressions.of(Type.TEXT, levels), operator, pattern + ")");
    }

    private Tree truthTest(int levels) {
        String test = dice.oneOf(" IS TRUE)", " IS NOT TRUE)", " IS NOT FALSE)", " IS UNKNOWN)");
        return Node.of(Production.TRUTH_TEST, Type.BOOLEAN, "(", of(levels), test);
    }

    /** The array is no subquery: that would be taken for the one whose rows are compared. */
    private Tree anyElement(int levels) {
        String quantifier = dice.oneOf(" = ANY (", " <> ALL (");
        Tree array = new Expressions(context.flat()).of(Type.INTS, levels);
        return Node.of(
                Production.ANY_ELEMENT, Type.BOOLEAN, "(", expressions.of(Type.INT, levels), quantifier, array, "))");
    }

    private Tree connected(Production production, String operator, int levels) {
        List<Tree> sides = List.of(of(levels), of(levels));
        return Node.of(production, Type.BOOLEAN, Listing.some("(", operator, ")", sides));
    }
}
