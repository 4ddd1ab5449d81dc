package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** Conditions over subqueries, correlated and not. */
final class SubqueryPredicates {

    private static final List<Type> COMPARED =
            List.of(Type.INT, Type.INT, Type.BIGINT, Type.NUMERIC, Type.TEXT, Type.DATE, Type.BOOLEAN);

    private final Context context;
    private final Dice dice;
    private final Expressions outside;

    SubqueryPredicates(Context context) {
        this.context = context;
        this.dice = context.dice();
        // Nothing is nested beside a subquery, only in it.
        this.outside = new Expressions(context.flat());
    }

    Tree any() {
        return dice.<Tree>weighted()
                .or(4, () -> exists(Production.EXISTS, "EXISTS ("))
                .or(4, () -> exists(Production.NOT_EXISTS, "NOT EXISTS ("))
                .or(4, () -> in(Production.IN_SUBQUERY, " IN ("))
                .or(4, () -> in(Production.NOT_IN_SUBQUERY, " NOT IN ("))
                .or(2, this::rowIn)
                .or(2, () -> quantified(Production.ANY_SUBQUERY, "ANY ("))
                .or(2, () -> quantified(Production.ALL_SUBQUERY, "ALL ("))
                .go();
    }

    private Tree exists(Production production, String open) {
        return Node.of(production, Type.BOOLEAN, "(" + open, subquery(List.of(Type.INT)), "))");
    }

    private Tree in(Production production, String operator) {
        Type type = dice.one(COMPARED);
        return Node.of(production, Type.BOOLEAN, "(", outside.of(type, 1), operator, subquery(List.of(type)), "))");
    }

    private Tree rowIn() {
        Type first = dice.one(COMPARED);
        Type second = dice.one(COMPARED);
        return Node.of(
                Production.ROW_IN_SUBQUERY,
                Type.BOOLEAN,
                "((",
                outside.of(first, 1),
                ", ",
                outside.of(second, 1),
                dice.oneOf(") IN (", ") NOT IN ("),
                subquery(List.of(first, second)),
                "))");
    }

    private Tree quantified(Production production, String quantifier) {
        Type type = dice.one(COMPARED);
        String operator = dice.oneOf(" = ", " <> ", " < ", " <= ", " > ", " >= ");
        return Node.of(
                production,
                Type.BOOLEAN,
                "(",
                outside.of(type, 1),
                operator + quantifier,
                subquery(List.of(type)),
                "))");
    }

    private Tree subquery(List<Type> types) {
        List<Reference> around = dice.chance(70) ? context.scope().around() : List.of();
        return new Queries(context.draft(), around, context.depth()).of(types).tree();
    }
}
