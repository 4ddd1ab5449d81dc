package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;

/** Calls of aggregates. Those that depend on an order have a total one; an average is rounded. */
final class Aggregates {

    private static final List<Type> SORTED =
            List.of(Type.INT, Type.INT, Type.BIGINT, Type.NUMERIC, Type.TEXT, Type.DATE, Type.INTS);

    private final Context context;
    private final Dice dice;
    private final Expressions expressions;

    Aggregates(Context context) {
        this.context = context;
        this.dice = context.dice();
        this.expressions = new Expressions(context);
    }

    /** A call of any aggregate. */
    Tree any() {
        return dice.<Tree>weighted()
                .or(6, this::count)
                .or(2, this::countDistinct)
                .or(7, this::sum)
                .or(3, this::average)
                .or(6, this::extreme)
                .or(2, this::truth)
                .or(2, this::joined)
                .or(2, this::collected)
                .go();
    }

    private Tree count() {
        return dice.chance(50)
                ? filtered(Node.of(Production.COUNT, Type.BIGINT, "count(*)"))
                : filtered(Node.of(Production.COUNT, Type.BIGINT, "count(", argument(expressions.comparable()), ")"));
    }

    private Tree countDistinct() {
        return filtered(Node.of(
                Production.COUNT_DISTINCT, Type.BIGINT, "count(DISTINCT ", argument(expressions.comparable()), ")"));
    }

    private Tree sum() {
        Type type = dice.oneOf(Type.INT, Type.INT, Type.BIGINT, Type.NUMERIC);
        String open = dice.chance(85) ? "sum(" : "sum(DISTINCT ";
        return filtered(
                Node.of(Production.SUM, type == Type.INT ? Type.BIGINT : Type.NUMERIC, open, argument(type), ")"));
    }

    private Tree average() {
        Type type = dice.oneOf(Type.INT, Type.BIGINT, Type.NUMERIC);
        Tree average = filtered(Node.of(Production.AVG, Type.NUMERIC, "avg(", argument(type), ")"));
        return Node.of(Production.FUNCTION, Type.NUMERIC, "round(", average, ", 4)");
    }

    private Tree extreme() {
        Type type = dice.one(SORTED);
        return filtered(Node.of(Production.MIN_MAX, type, dice.oneOf("min(", "max("), argument(type), ")"));
    }

    private Tree truth() {
        String open = dice.oneOf("bool_or(", "bool_and(", "every(");
        return filtered(Node.of(Production.BOOL_AGGREGATE, Type.BOOLEAN, open, argument(Type.BOOLEAN), ")"));
    }

    /** The argument is a leaf, so that shrinking can not part it from the order. */
    private Tree joined() {
        Tree value = expressions.leaf(Type.TEXT);
        String open = dice.chance(75) ? "string_agg(" : "string_agg(DISTINCT ";
        return filtered(Node.of(
                Production.STRING_AGG,
                Type.TEXT,
                open,
                value,
                ", ','",
                Listing.order(" ORDER BY ", List.of(value)),
                ")"));
    }

    private Tree collected() {
        Tree value = expressions.leaf(Type.INT);
        String open = dice.chance(75) ? "array_agg(" : "array_agg(DISTINCT ";
        return filtered(Node.of(
                Production.ARRAY_AGG, Type.INTS, open, value, Listing.order(" ORDER BY ", List.of(value)), ")"));
    }

    private Tree filtered(Node call) {
        if (!dice.chance(18)) {
            return call;
        }
        Tree condition = new Predicates(context).of(1);
        return Node.of(
                Production.FILTER, call.sort(), call, Listing.any(" FILTER (WHERE ", " AND ", ")", List.of(condition)));
    }

    private Tree argument(Type type) {
        return expressions.of(type, 1);
    }
}
