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
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Single {@code SELECT}s. */
final class Selects {

    private static final int LEVELS = 2;

    private final Draft draft;
    private final Dice dice;
    private final List<Reference> around;
    private final int depth;

    Selects(Draft draft, List<Reference> around, int depth) {
        this.draft = draft;
        this.dice = draft.dice();
        this.around = List.copyOf(around);
        this.depth = depth;
    }

    /** One of any kind. */
    Written any(List<Type> types) {
        Tails tails = new Tails(draft);
        return dice.<Written>weighted()
                .or(34, () -> select(types, "", Grouping::none, tails::any))
                .or(8, () -> distinct(types))
                .or(draft.weight(Feature.FUNCTIONS, 5), () -> expanding(types))
                .or(draft.weight(Feature.DISTINCT_ON, 6), () -> distinctOn(types))
                .or(draft.weight(Feature.GROUPS, 24), () -> select(types, "", Grouping::plain, tails::any))
                .or(draft.weight(Feature.GROUPS, 6), () -> ofOneGroup(types))
                .or(draft.weight(Feature.GROUPING_SETS, 8), () -> select(types, "", Grouping::sets, tails::any))
                .or(
                        draft.weight(Feature.WINDOWS, 12),
                        () -> select(types, "", grouping -> windowed(grouping.none(), types), tails::any))
                .or(
                        draft.weight(Feature.WINDOWS, 5),
                        () -> select(types, "", grouping -> windowed(grouping.plain(), types), tails::any))
                .or(
                        draft.weight(Feature.WINDOWS, 2),
                        () -> select(types, "", grouping -> windowed(grouping.sets(), types), tails::any))
                .go();
    }

    /** One that has exactly one row. */
    Written ofOneGroup(List<Type> types) {
        return select(types, "", Grouping::whole, outputs -> Listing.any("", "", "", List.of()));
    }

    /** One that has at most one row. */
    Written topRow(List<Type> types) {
        Tails tails = new Tails(draft);
        return select(types, "", Grouping::none, outputs -> Listing.optional(tails.limit(outputs, 1)));
    }

    /** With functions in its list that return sets. */
    private Written expanding(List<Type> types) {
        Functions functions = new Functions(draft);
        return select(
                types,
                "",
                dice.chance(70) ? Grouping::none : Grouping::plain,
                (expressions, type) -> type == Type.INT && dice.chance(70)
                        ? functions.listed(expressions)
                        : expressions.of(type, LEVELS),
                new Tails(draft)::any);
    }

    private Written distinct(List<Type> types) {
        Tree distinct = Listing.optional(Node.of(Production.DISTINCT, Part.CLAUSE, "DISTINCT "));
        return select(types, distinct, Grouping::none, new Tails(draft)::any);
    }

    /** The first columns decide which rows are alike, all of them which is the first. */
    private Written distinctOn(List<Type> types) {
        Written all = select(types, "", Grouping::none, outputs -> new Tails(draft).totalOrder(outputs));
        List<Tree> keys = all.outputs().subList(0, dice.between(1, all.outputs().size())).stream()
                .<Tree>map(output -> Reference.ofOutput(output.name(), output.type()))
                .toList();
        Tree on = Node.of(Production.DISTINCT_ON, Part.CLAUSE, new Listing("DISTINCT ON (", ", ", ") ", 0, true, keys));
        List<Tree> parts = new ArrayList<>(all.tree().children());
        parts.set(1, on);
        return new Written(all.tree().with(parts), all.outputs());
    }

    private Grouped windowed(Grouped grouped, List<Type> types) {
        Windows windows = new Windows(new Context(draft, grouped.scope(), 0));
        List<Tree> calls = IntStream.range(0, dice.between(1, 3))
                .mapToObj(i -> dice.wanted(windows::any, call -> types.stream().anyMatch(call.sort()::equals)))
                .toList();
        // Twice, so that they are chosen more often than what they are made of.
        return grouped.with(grouped.scope().and(calls).and(calls));
    }

    private Written select(
            List<Type> types, Object prefix, Function<Grouping, Grouped> grouping, Function<List<Output>, Tree> tail) {
        return select(types, prefix, grouping, (expressions, type) -> expressions.of(type, LEVELS), tail);
    }

    private Written select(
            List<Type> types,
            Object prefix,
            Function<Grouping, Grouped> grouping,
            BiFunction<Expressions, Type, Tree> values,
            Function<List<Output>, Tree> tail) {
        Source from = dice.chance(98)
                ? new Sources(draft, around, depth - 1).clause()
                : new Source(Node.of(Production.SELECT, Part.CLAUSE, ""), List.of());
        Scope rows = Scope.of(from.columns(), around);
        Tree where = Listing.any(" WHERE ", " AND ", "", conditions(rows));
        Grouped grouped = grouping.apply(new Grouping(draft, rows, types, depth - 1));
        Expressions expressions = new Expressions(new Context(draft, grouped.scope(), depth - 1));
        List<Tree> items = new ArrayList<>();
        List<Output> outputs = new ArrayList<>();
        for (Type type : types) {
            Definition column = draft.newName("c");
            Tree value = values.apply(expressions, type);
            boolean lacking = items.isEmpty() && grouped.needsAggregate() && !uses(value, grouped.scope());
            outputs.add(new Output(column.name(), type, true));
            items.add(Node.of(Production.ITEM, Part.CLAUSE, lacking ? counted(value) : value, " AS ", column));
        }
        Node tree = Node.of(
                Production.SELECT,
                Part.QUERY,
                "SELECT ",
                prefix,
                Listing.some("", ", ", "", items),
                from.tree(),
                where,
                grouped.clauses(),
                tail.apply(outputs));
        return new Written(tree, outputs);
    }

    private static boolean uses(Tree value, Scope scope) {
        return value.all().anyMatch(scope.leaves()::contains);
    }

    private static Tree counted(Tree value) {
        return Node.of(Production.CASE, value.sort(), "CASE WHEN count(*) > 1 THEN ", value, " END");
    }

    /** Inside of another query, a condition that ties the two together is likely. */
    private List<Tree> conditions(Scope rows) {
        Context context = new Context(draft, rows, depth - 1);
        List<Tree> conditions = new ArrayList<>();
        if (!around.isEmpty() && !rows.leaves().isEmpty() && dice.chance(65)) {
            conditions.add(correlation(context));
        }
        int more = dice.oneOf(0, 0, 1, 1, 2);
        for (int i = 0; i < more; i++) {
            conditions.add(new Predicates(context).of(LEVELS));
        }
        return conditions;
    }

    private Tree correlation(Context context) {
        Reference outer = dice.one(around);
        String operator = dice.oneOf(" = ", " = ", " = ", " = ", " < ", " <> ", " IS NOT DISTINCT FROM ");
        Context inner = new Context(draft, Scope.of(context.scope().visible(), List.of()), 0);
        return Node.of(
                Production.COMPARISON,
                Type.BOOLEAN,
                "(",
                new Expressions(inner).leaf(outer.sort()),
                operator,
                outer,
                ")");
    }
}
