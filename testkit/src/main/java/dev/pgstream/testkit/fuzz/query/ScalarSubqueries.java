package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** Subqueries that take the place of a value; none can have more than one row. */
final class ScalarSubqueries {

    private final Context context;
    private final Dice dice;

    ScalarSubqueries(Context context) {
        this.context = context;
        this.dice = context.dice();
    }

    Tree of(Type type) {
        List<Reference> around = dice.chance(70) ? context.scope().around() : List.of();
        Selects selects = new Selects(context.draft(), around, context.depth());
        return dice.chance(80)
                ? Node.of(
                        Production.SCALAR_SUBQUERY,
                        type,
                        "(",
                        selects.ofOneGroup(List.of(type)).tree(),
                        ")")
                : Node.of(
                        Production.SCALAR_TOP_ROW,
                        type,
                        "(",
                        selects.topRow(List.of(type)).tree(),
                        ")");
    }
}
