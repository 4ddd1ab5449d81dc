package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.ArrayList;
import java.util.List;

/** Intersections and differences of plain columns of tables, of which many rows are on both sides. */
final class Overlaps {

    private final Draft draft;
    private final Dice dice;

    Overlaps(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    /** One of one or two columns. */
    Written any() {
        Type type = dice.oneOf(Type.INT, Type.INT, Type.BIGINT, Type.TEXT, Type.NUMERIC, Type.DATE);
        List<Type> types = dice.chance(75) ? List.of(type) : List.of(type, Type.INT);
        Production production =
                dice.oneOf(Production.INTERSECT, Production.INTERSECT_ALL, Production.EXCEPT, Production.EXCEPT_ALL);
        Written left = columns(types);
        Written right = columns(types);
        Tree operation = Node.of(
                production,
                Part.QUERY,
                "(",
                left.tree(),
                ") " + production.name().replace('_', ' ') + " (",
                right.tree(),
                ")",
                Listing.any("", "", "", List.of()));
        return new Written((Node) operation, left.outputs());
    }

    private Written columns(List<Type> types) {
        Source from = new Sources(draft, List.of(), 0).table();
        Expressions expressions = new Expressions(new Context(draft, Scope.of(from.columns(), List.of()), 0));
        List<Tree> items = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (Type type : types) {
            Definition column = draft.newName("c");
            outputs.add(new Output(column.name(), type, true));
            items.add(Node.of(Production.ITEM, Part.CLAUSE, expressions.leaf(type), " AS ", column));
        }
        Tree none = Listing.any("", "", "", List.of());
        return new Written(
                Node.of(
                        Production.SELECT,
                        Part.QUERY,
                        "SELECT ",
                        "",
                        Listing.some("", ", ", "", items),
                        from.tree(),
                        none,
                        none,
                        none),
                outputs);
    }
}
