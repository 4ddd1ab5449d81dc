package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of window functions of one SELECT. Where peers could be told apart, the order is by all that the rows are made of; and
 * it is the same in all such calls, for of rows that are equal in everything two orders may put another one first.
 */
final class Windows {

    private final Dice dice;
    private final List<Tree> leaves;
    private final Expressions expressions;
    private final Frames frames;
    private @Nullable Total total;

    /**
     * @param context of the SELECT
     */
    Windows(Context context) {
        this.dice = context.dice();
        this.leaves = context.scope().leaves();
        this.expressions = new Expressions(context);
        this.frames = new Frames(dice);
    }

    private record Total(Tree partition, Tree order) {}

    /** A call of any window function. */
    Tree any() {
        return dice.<Tree>weighted()
                .or(3, () -> rank(dice.oneOf("rank()", "dense_rank()")))
                .or(3, () -> Node.of(Production.ROW_NUMBER, Type.BIGINT, "row_number()", overTotalOrder("")))
                .or(
                        1,
                        () -> Node.of(
                                Production.NTILE, Type.INT, "ntile(" + dice.between(2, 3) + ")", overTotalOrder("")))
                .or(3, this::neighbour)
                .or(2, this::valueOfFrame)
                .or(6, this::aggregate)
                .go();
    }

    private Tree rank(String function) {
        return Node.of(Production.RANK, Type.BIGINT, function, over(some(), ""));
    }

    private Tree neighbour() {
        Type type = anyType();
        String open = dice.oneOf("lag(", "lead(");
        String distance = dice.oneOf(")", ", 1)", ", 2)");
        return Node.of(Production.LAG_LEAD, type, open, expressions.of(type, 1), distance, overTotalOrder(""));
    }

    private Tree valueOfFrame() {
        Type type = anyType();
        String open = dice.oneOf("first_value(", "last_value(", "nth_value(");
        String close = open.startsWith("nth") ? ", 2)" : ")";
        return Node.of(
                Production.VALUE_OF_FRAME,
                type,
                open,
                expressions.of(type, 1),
                close,
                overTotalOrder(frames.overTotalOrder()));
    }

    private Tree aggregate() {
        Type type = dice.oneOf(Type.INT, Type.INT, Type.BIGINT, Type.NUMERIC);
        Tree argument = expressions.of(type, 1);
        Tree over = dice.<Tree>weighted()
                .or(3, () -> over(Listing.any("", "", "", List.of()), ""))
                .or(4, () -> overTotalOrder(frames.overTotalOrder()))
                .or(4, () -> over(some(), frames.overAnyOrder()))
                .or(2, this::overDistance)
                .go();
        Type total = type == Type.INT ? Type.BIGINT : Type.NUMERIC;
        return dice.<Tree>weighted()
                .or(4, () -> Node.of(Production.WINDOW_AGGREGATE, total, "sum(", argument, ")", over))
                .or(2, () -> Node.of(Production.WINDOW_AGGREGATE, Type.BIGINT, "count(", argument, ")", over))
                .or(1, () -> Node.of(Production.WINDOW_AGGREGATE, type, "max(", argument, ")", over))
                .or(1, () -> Node.of(Production.WINDOW_AGGREGATE, type, "min(", argument, ")", over))
                .or(
                        2,
                        () -> Node.of(
                                Production.WINDOW_AGGREGATE, Type.NUMERIC, "round(avg(", argument, ")", over, ", 4)"))
                .go();
    }

    /** A frame of values that are near takes an order by exactly one number or date. */
    private Tree overDistance() {
        List<Tree> numbers = leaves.stream()
                .filter(leaf -> leaf.sort() instanceof Type type && type.isNumber())
                .toList();
        return numbers.isEmpty()
                ? over(some(), frames.overAnyOrder())
                : over(Listing.any(" ORDER BY ", ", ", "", List.of(item(dice.one(numbers)))), frames.byDistance());
    }

    private Tree over(Tree order, Object frame) {
        return over(partition(), order, frame);
    }

    private Tree overTotalOrder(Object frame) {
        Tree order = Listing.order(" ORDER BY ", leaves.stream().map(this::item).toList());
        Total drawn = new Total(partition(), order);
        total = total == null ? drawn : total;
        return over(total.partition(), total.order(), frame);
    }

    private static Tree over(Tree partition, Tree order, Object frame) {
        return Node.of(Production.PARTITION, Part.CLAUSE, " OVER (", partition, order, frame, ")");
    }

    private Tree partition() {
        List<Tree> keys = dice.chance(25) ? List.of() : dice.some(leaves, 1, 2);
        return Node.of(Production.PARTITION, Part.CLAUSE, Listing.any("PARTITION BY ", ", ", "", List.copyOf(keys)));
    }

    private Tree some() {
        return Listing.any(
                " ORDER BY ",
                ", ",
                "",
                dice.<Tree>some(leaves, 1, 2).stream().map(this::item).toList());
    }

    private Tree item(Tree leaf) {
        return Orders.item(dice, leaf);
    }

    private Type anyType() {
        return dice.one(List.of(Type.values()));
    }
}
