package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.schema.SchemaGenerator;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** A recursive table over the edges: either all pairs that are connected, or walks of bounded length. */
final class Recursion {

    private static final int LONGEST = 3;

    private final Draft draft;
    private final Dice dice;
    private final List<Reference> around;
    private final int depth;
    private final Definition name;
    private final Definition from;
    private final Definition to;
    private final Definition length;
    private final boolean walks;

    /**
     * @param depth how deep queries may be nested, its own ones included
     */
    Recursion(Draft draft, List<Reference> around, int depth) {
        this.draft = draft;
        this.dice = draft.dice();
        this.around = List.copyOf(around);
        this.depth = depth;
        this.name = draft.newName("w");
        this.from = draft.newName("c");
        this.to = draft.newName("c");
        this.length = draft.newName("c");
        this.walks = dice.chance(40);
    }

    CommonTables.Made made() {
        Tree columns = Node.of(
                Production.COMMON_TABLE,
                Part.CLAUSE,
                "(",
                from,
                ", ",
                to,
                walks ? Node.of(Production.COMMON_TABLE, Part.CLAUSE, ", ", length) : "",
                ")");
        String union = walks && dice.chance(50) ? " UNION ALL " : " UNION ";
        Tree made =
                Node.of(Production.COMMON_TABLE, Part.CLAUSE, name, columns, " AS (", start(), union, longer(), ")");
        List<Definition> defined = walks ? List.of(from, to, length) : List.of(from, to);
        return new CommonTables.Made(
                Production.WITH_RECURSIVE,
                new CommonTable(
                        name.name(),
                        defined.stream()
                                .map(column -> new Output(column.name(), Type.INT, true))
                                .toList()),
                made);
    }

    private Tree start() {
        Definition edge = draft.newName("a");
        String items = edge.name() + ".src, " + edge.name() + ".dst" + (walks ? ", 1" : "");
        return Node.of(
                Production.SELECT,
                Part.QUERY,
                "SELECT " + items + " FROM " + SchemaGenerator.EDGES + " AS ",
                edge,
                Listing.any(" WHERE ", " AND ", "", dice.chance(50) ? List.of(condition(edge, 0)) : List.of()));
    }

    /** Its bound on the length stays, or walks along a circle would never end. */
    private Tree longer() {
        Definition edge = draft.newName("a");
        String items = "%s.%s, %s.dst".formatted(name.name(), from.name(), edge.name())
                + (walks ? ", " + name.name() + "." + length.name() + " + 1" : "");
        String condition = " ON %s.src = %s.%s".formatted(edge.name(), name.name(), to.name())
                + (walks ? " AND " + name.name() + "." + length.name() + " < " + LONGEST : "");
        return Node.of(
                Production.SELECT,
                Part.QUERY,
                "SELECT " + items + " FROM " + name.name() + " JOIN " + SchemaGenerator.EDGES + " AS ",
                edge,
                condition,
                Listing.any(
                        " WHERE ",
                        " AND ",
                        "",
                        dice.chance(50)
                                ? List.of(condition(edge, Math.min(dice.between(0, 1), depth - 1)))
                                : List.of()));
    }

    /**
     * @param depth how many queries may be nested in it
     */
    private Tree condition(Definition edge, int depth) {
        List<Reference> ends = List.of(
                Reference.ofTable(edge.name(), "src", Type.INT), Reference.ofTable(edge.name(), "dst", Type.INT));
        return new Predicates(new Context(draft, Scope.of(ends, around), depth)).of(1);
    }
}
