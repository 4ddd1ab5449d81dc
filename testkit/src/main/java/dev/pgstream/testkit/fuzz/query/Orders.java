package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;

/** Items of {@code ORDER BY}. */
final class Orders {

    private Orders() {}

    /** An item with any direction. */
    static Tree item(Dice dice, Tree expression) {
        String direction = dice.oneOf("", "", "", " DESC", " DESC NULLS LAST", " NULLS FIRST");
        return Node.of(Production.ORDER_ITEM, Part.CLAUSE, expression, direction);
    }
}
