package dev.pgstream.testkit.fuzz.shrink;

import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes a column out of a set operation, which means out of all its branches. */
final class SetColumns {

    private SetColumns() {}

    /** The query without each of its columns; nothing for queries of other kinds. */
    static Stream<Tree> dropped(Node query) {
        return switch (query.production()) {
            case UNION, UNION_ALL, INTERSECT, INTERSECT_ALL, EXCEPT, EXCEPT_ALL ->
                IntStream.range(0, width(query))
                        .mapToObj(column -> without(query, column))
                        .flatMap(Optional::stream);
            default -> Stream.empty();
        };
    }

    private static int width(Node query) {
        return query.all()
                .filter(Listing.class::isInstance)
                .map(Listing.class::cast)
                .filter(listing -> listing.items().stream().anyMatch(SetColumns::isItem))
                .findFirst()
                .map(listing -> listing.items().size())
                .orElse(0);
    }

    private static boolean isItem(Tree tree) {
        return tree instanceof Node node && node.production() == Production.ITEM;
    }

    /** Takes it out of the first list of a {@code SELECT}, and out of both branches or the main query of others. */
    private static Optional<Tree> without(Node query, int column) {
        List<Tree> parts = new ArrayList<>(query.children());
        boolean leaf = query.production() == Production.SELECT;
        for (int i = 0; i < parts.size(); i++) {
            Tree part = parts.get(i);
            if (leaf && part instanceof Listing items && items.items().stream().anyMatch(SetColumns::isItem)) {
                if (items.items().size() <= Math.max(1, column)) {
                    return Optional.empty();
                }
                List<Tree> fewer = new ArrayList<>(items.items());
                fewer.remove(column);
                parts.set(i, items.with(fewer));
                return Optional.of(query.with(parts));
            }
            if (!leaf && part instanceof Node below && below.sort() == Part.QUERY) {
                Optional<Tree> changed = without(below, column);
                if (changed.isEmpty()) {
                    return Optional.empty();
                }
                parts.set(i, changed.get());
            }
        }
        return leaf ? Optional.empty() : Optional.of(query.with(parts));
    }
}
