package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import java.util.List;

/** What may follow a query: an order and how many rows of it are wanted. */
final class Tails {

    private final Draft draft;
    private final Dice dice;

    Tails(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice();
    }

    /** Nothing, as a rule. */
    Tree any(List<Output> outputs) {
        return dice.<Tree>weighted()
                .or(82, () -> Listing.any("", "", "", List.of()))
                .or(draft.weight(Feature.LIMITS, 7), () -> Listing.optional(limit(outputs, dice.between(1, 6))))
                .or(draft.weight(Feature.LIMITS, 4), () -> Listing.optional(offset(outputs)))
                .or(draft.weight(Feature.LIMITS, 7), () -> Listing.optional(withTies(outputs)))
                .go();
    }

    /** The first rows in a total order. */
    Tree limit(List<Output> outputs, int rows) {
        return Node.of(Production.LIMIT, Part.CLAUSE, totalOrder(outputs), " LIMIT " + rows);
    }

    private Tree offset(List<Output> outputs) {
        String limit = dice.chance(50) ? " LIMIT " + dice.between(1, 6) : "";
        return Node.of(Production.OFFSET, Part.CLAUSE, totalOrder(outputs), limit + " OFFSET " + dice.between(1, 4));
    }

    /** Any order does: rows that tie with the last one are in the result too. */
    private Tree withTies(List<Output> outputs) {
        List<Tree> some =
                dice.<Output>some(outputs, 1, 2).stream().map(this::item).toList();
        String rows = " FETCH FIRST " + dice.between(1, 4) + " ROWS WITH TIES";
        return Node.of(Production.WITH_TIES, Part.CLAUSE, Listing.some(" ORDER BY ", ", ", "", some), rows);
    }

    /** Rows that are alike in all columns can be told apart by nothing. */
    Tree totalOrder(List<Output> outputs) {
        return Listing.order(" ORDER BY ", outputs.stream().map(this::item).toList());
    }

    private Tree item(Output output) {
        return Orders.item(dice, Reference.ofOutput(output.name(), output.type()));
    }
}
