package dev.pgstream.testkit.fuzz.shrink;

import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Text;
import dev.pgstream.testkit.fuzz.tree.Tree;

/** How much there is to read in a tree; every step of the shrinker makes it less, so it ends. */
final class Size {

    private Size() {}

    static int of(Tree tree) {
        int below = tree.children().stream().mapToInt(Size::of).sum();
        if (tree instanceof Text || tree instanceof Listing) {
            return below;
        }
        return tree instanceof Node node && node.production() == Production.LITERAL ? 1 : 2 + below;
    }
}
