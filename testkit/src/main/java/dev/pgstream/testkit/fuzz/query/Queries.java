package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Queries with output columns of given types. */
final class Queries {

    private final Draft draft;
    private final Dice dice;
    private final List<Reference> around;
    private final int depth;

    /**
     * @param around columns of the queries around that may be referred to
     * @param depth how deep queries may be nested, this one included
     */
    Queries(Draft draft, List<Reference> around, int depth) {
        this.draft = draft;
        this.dice = draft.dice();
        this.around = List.copyOf(around);
        this.depth = depth;
    }

    /** Any query. */
    Written of(List<Type> types) {
        return dice.chance(draft.weight(Feature.VALUES, 3)) ? values(types) : named(types);
    }

    /** A query that names its columns itself. */
    Written named(List<Type> types) {
        int nested = depth > 1 && draft.hasRoom() ? 1 : 0;
        return dice.<Written>weighted()
                .or(76, () -> new Selects(draft, around, depth).any(types))
                .or(nested * draft.weight(Feature.SET_OPERATIONS, 16), () -> setOperation(types))
                .or(
                        nested * draft.weight(Feature.COMMON_TABLES, 8),
                        () -> with(() -> new CommonTables(draft, around, depth - 1).plain(), types))
                .or(
                        nested * draft.weight(Feature.RECURSION, 4),
                        () -> with(() -> new CommonTables(draft, around, depth - 1).recursive(), types))
                .go();
    }

    private Queries below() {
        return new Queries(draft, around, depth - 1);
    }

    private Written setOperation(List<Type> types) {
        Production production = dice.oneOf(
                Production.UNION,
                Production.UNION_ALL,
                Production.INTERSECT,
                Production.INTERSECT_ALL,
                Production.EXCEPT,
                Production.EXCEPT_ALL);
        Written left = below().named(types);
        Written right = below().of(types);
        Tree operation = Node.of(
                production,
                Part.QUERY,
                "(",
                left.tree(),
                ") " + production.name().replace('_', ' ') + " (",
                right.tree(),
                ")",
                new Tails(draft).any(left.outputs()));
        return new Written((Node) operation, left.outputs());
    }

    private Written with(Supplier<CommonTables.Made> table, List<Type> types) {
        CommonTables.Made made = table.get();
        draft.commonTables().push(made.table());
        boolean recursive = made.production() == Production.WITH_RECURSIVE;
        Written main = recursive && dice.chance(60) ? rows(made.table(), types) : below().named(types);
        draft.commonTables().pop();
        Production production =
                made.production() == Production.WITH && made.table().readers() > 1
                        ? Production.WITH_TWICE
                        : made.production();
        String open = recursive ? "WITH RECURSIVE " : "WITH ";
        boolean nested = main.tree().production().name().startsWith("WITH");
        return new Written(
                Node.of(production, Part.QUERY, open, made.tree(), nested ? " (" : " ", main.tree(), nested ? ")" : ""),
                main.outputs());
    }

    /** The rows of a table as they are, with nothing but expressions over them. */
    private Written rows(CommonTable table, List<Type> types) {
        Definition alias = draft.newName("a");
        table.read();
        List<Reference> columns = table.outputs().stream()
                .map(output -> output.through(alias.name()))
                .toList();
        Expressions expressions = new Expressions(new Context(draft, Scope.of(columns, List.of()), 0));
        List<Tree> items = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (Type type : types) {
            Definition column = draft.newName("c");
            outputs.add(new Output(column.name(), type, true));
            items.add(Node.of(Production.ITEM, Part.CLAUSE, expressions.of(type, 1), " AS ", column));
        }
        Node tree = Node.of(
                Production.SELECT,
                Part.QUERY,
                "SELECT ",
                Listing.some("", ", ", "", items),
                " FROM " + table.name() + " AS ",
                alias);
        return new Written(tree, outputs);
    }

    private Written values(List<Type> types) {
        Expressions expressions = new Expressions(new Context(draft, Scope.of(List.of(), around), 0));
        List<Tree> rows = IntStream.range(0, dice.between(1, 3))
                .<Tree>mapToObj(row -> Listing.some(
                        "(",
                        ", ",
                        ")",
                        types.stream().map(type -> expressions.of(type, 1)).toList()))
                .toList();
        List<Output> outputs = IntStream.range(0, types.size())
                .mapToObj(i -> new Output("column" + (i + 1), types.get(i), false))
                .toList();
        return new Written(Node.of(Production.VALUES, Part.QUERY, Listing.some("VALUES ", ", ", "", rows)), outputs);
    }
}
