package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import java.util.List;

/** Frames of windows. */
final class Frames {

    private final Dice dice;

    Frames(Dice dice) {
        this.dice = dice;
    }

    /** Any frame but one by distance. */
    Tree overTotalOrder() {
        return dice.<Tree>weighted()
                .or(2, () -> Listing.any("", "", "", List.of()))
                .or(5, () -> frame(Production.ROWS_FRAME, " ROWS BETWEEN ", true))
                .or(2, () -> frame(Production.GROUPS_FRAME, " GROUPS BETWEEN ", true))
                .or(2, () -> frame(Production.RANGE_FRAME, " RANGE BETWEEN ", false))
                .go();
    }

    /** A frame that has whole groups of peers. */
    Tree overAnyOrder() {
        return dice.<Tree>weighted()
                .or(4, () -> Listing.any("", "", "", List.of()))
                .or(3, () -> frame(Production.GROUPS_FRAME, " GROUPS BETWEEN ", true))
                .or(3, () -> frame(Production.RANGE_FRAME, " RANGE BETWEEN ", false))
                .go();
    }

    /** A frame of rows whose value is near. */
    Tree byDistance() {
        return frame(Production.RANGE_FRAME, " RANGE BETWEEN ", true);
    }

    private Tree frame(Production production, String open, boolean offsets) {
        String start = offsets && dice.chance(60)
                ? dice.between(1, 2) + " PRECEDING"
                : dice.oneOf("UNBOUNDED PRECEDING", "UNBOUNDED PRECEDING", "CURRENT ROW");
        String end = offsets && dice.chance(50)
                ? dice.between(1, 2) + " FOLLOWING"
                : dice.oneOf("CURRENT ROW", "CURRENT ROW", "UNBOUNDED FOLLOWING");
        return Listing.optional(Node.of(production, Part.CLAUSE, open + start + " AND " + end, exclusion()));
    }

    private Tree exclusion() {
        String words = dice.oneOf(" EXCLUDE CURRENT ROW", " EXCLUDE TIES", " EXCLUDE GROUP");
        return dice.chance(20)
                ? Listing.optional(Node.of(Production.EXCLUSION, Part.CLAUSE, words))
                : Listing.any("", "", "", List.of());
    }
}
