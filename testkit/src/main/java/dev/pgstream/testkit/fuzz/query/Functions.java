package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** Set-returning functions in {@code FROM}. */
final class Functions {

    private final Draft draft;
    private final Dice dice;

    Functions(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    /** A function that takes no column. */
    Source series() {
        Definition name = draft.newName("a");
        Definition value = draft.newName("c");
        String function = "generate_series(" + dice.between(0, 2) + ", " + dice.between(1, 5) + ") AS ";
        return new Source(
                Node.of(Production.GENERATE_SERIES, Part.RELATION, function, name, "(", value, ")"),
                List.of(Reference.ofDerived(name.name(), value.name(), Type.INT)));
    }

    /** A function of columns that stand to its left. */
    Source of(List<Reference> left) {
        Expressions expressions = new Expressions(new Context(draft, Scope.of(left, List.of()), 0));
        return dice.<Source>weighted()
                .or(3, () -> unnest(Production.UNNEST, "unnest(", expressions.of(Type.INTS, 1), ")"))
                .or(
                        2,
                        () -> unnest(
                                Production.GENERATE_SERIES,
                                "generate_series(1, least(",
                                expressions.of(Type.INT, 1),
                                ", 4))"))
                .or(
                        1,
                        () -> unnest(
                                Production.ROWS_FROM,
                                "ROWS FROM (generate_series(1, 2), unnest(",
                                expressions.of(Type.INTS, 0),
                                "))"))
                .go();
    }

    /** A call in a select list. */
    Tree listed(Expressions expressions) {
        return dice.chance(70)
                ? Node.of(Production.LISTED_FUNCTION, Type.INT, "unnest(", expressions.of(Type.INTS, 1), ")")
                : Node.of(
                        Production.LISTED_FUNCTION,
                        Type.INT,
                        "(generate_series(1, least(",
                        expressions.of(Type.INT, 1),
                        ", 3)) + 1)");
    }

    private Source unnest(Production production, String open, Tree argument, String close) {
        Definition name = draft.newName("a");
        Definition value = draft.newName("c");
        Definition second = draft.newName("c");
        boolean numbered = dice.chance(60);
        boolean two = production == Production.ROWS_FROM || numbered;
        Tree names = two
                ? Node.of(production, Part.CLAUSE, name, "(", value, ", ", second, ")")
                : Node.of(production, Part.CLAUSE, name, "(", value, ")");
        Reference first = Reference.ofDerived(name.name(), value.name(), Type.INT);
        // With ROWS FROM the second column is the array's, and one with numbers comes third.
        Type secondType = production == Production.ROWS_FROM ? Type.INT : Type.BIGINT;
        return new Source(
                Node.of(
                        production,
                        Part.RELATION,
                        open,
                        argument,
                        close + (numbered ? " WITH ORDINALITY AS " : " AS "),
                        names),
                two ? List.of(first, Reference.ofDerived(name.name(), second.name(), secondType)) : List.of(first));
    }
}
