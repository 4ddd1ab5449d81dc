package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.ArrayList;
import java.util.List;

/** Joins of two items, with equalities as a rule. */
final class Joins {

    private final Draft draft;
    private final Dice dice;
    private final List<Reference> around;
    private final int depth;

    Joins(Draft draft, List<Reference> around, int depth) {
        this.draft = draft;
        this.dice = draft.dice();
        this.around = List.copyOf(around);
        this.depth = depth;
    }

    /** A join with at most so many others in each side. */
    Source join(int joins) {
        Sources sources = new Sources(draft, around, depth);
        Source left = sources.any(joins);
        if (dice.chance(draft.weight(Feature.LATERAL, 10) + draft.weight(Feature.FUNCTIONS, 5))) {
            return lateral(left);
        }
        Source right = sources.any(joins);
        return dice.<Source>weighted()
                .or(34, () -> on(Production.INNER_JOIN, " JOIN ", left, right))
                .or(draft.weight(Feature.OUTER_JOINS, 28), () -> on(Production.LEFT_JOIN, " LEFT JOIN ", left, right))
                .or(draft.weight(Feature.OUTER_JOINS, 13), () -> on(Production.RIGHT_JOIN, " RIGHT JOIN ", left, right))
                .or(draft.weight(Feature.OUTER_JOINS, 17), () -> on(Production.FULL_JOIN, " FULL JOIN ", left, right))
                .or(
                        8,
                        () -> new Source(
                                Node.of(
                                        Production.CROSS_JOIN,
                                        Part.RELATION,
                                        "(",
                                        left.tree(),
                                        " CROSS JOIN ",
                                        right.tree(),
                                        ")"),
                                Source.columns(left, right)))
                .go();
    }

    private Source on(Production production, String join, Source left, Source right) {
        return new Source(
                Node.of(
                        production,
                        Part.RELATION,
                        "(",
                        left.tree(),
                        join,
                        right.tree(),
                        Listing.some(" ON ", " AND ", "", conditions(production, left, right)),
                        ")"),
                Source.columns(left, right));
    }

    /** A full join takes at least one equality that can be hashed or merged. */
    private List<Tree> conditions(Production production, Source left, Source right) {
        List<Tree> conditions = new ArrayList<>();
        boolean equality = production == Production.FULL_JOIN || dice.chance(85);
        if (equality) {
            conditions.add(compared(left, right, " = "));
        }
        if (production != Production.FULL_JOIN && dice.chance(equality ? 20 : 60)) {
            conditions.add(compared(left, right, dice.oneOf(" < ", " >= ", " <> ", " = ")));
        }
        if (conditions.isEmpty() || dice.chance(15)) {
            Scope both = Scope.of(Source.columns(left, right), around);
            conditions.add(new Predicates(new Context(draft, both, depth)).of(1));
        }
        return conditions;
    }

    private Tree compared(Source left, Source right, String operator) {
        List<Type> shared = left.columns().stream()
                .map(Reference::sort)
                .filter(type -> right.columns().stream().anyMatch(column -> column.sort() == type))
                .toList();
        Type type = shared.isEmpty() ? Type.INT : dice.one(shared);
        return Node.of(Production.COMPARISON, Type.BOOLEAN, "(", side(left, type), operator, side(right, type), ")");
    }

    private Tree side(Source source, Type type) {
        Context context = new Context(draft, Scope.of(source.columns(), List.of()), 0);
        return new Expressions(context).of(type, dice.chance(15) ? 1 : 0);
    }

    private Source lateral(Source left) {
        boolean outer = dice.chance(50);
        List<Reference> visible = new ArrayList<>(left.columns());
        visible.addAll(around);
        boolean possible = depth > 0 && draft.hasRoom() && draft.weight(Feature.LATERAL, 1) > 0;
        boolean query = possible && (draft.weight(Feature.FUNCTIONS, 1) == 0 || dice.chance(65));
        Source right = query
                ? new Sources(draft, around, depth).subquery("LATERAL (", visible)
                : new Functions(draft).of(left.columns());
        Tree join = Node.of(
                query ? outer ? Production.LEFT_LATERAL : Production.LATERAL : Production.LATERAL_FUNCTION,
                Part.RELATION,
                "(",
                left.tree(),
                outer ? " LEFT JOIN " : " CROSS JOIN ",
                right.tree(),
                outer ? " ON true)" : ")");
        return new Source((Node) join, Source.columns(left, right));
    }
}
