package dev.pgstream.testkit.fuzz.shrink;

import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The trees that are one step smaller than a tree: an element of a list left out, a part replaced by a part of it that
 * stands for the same, an expression replaced by a literal, a column taken out of a set operation. What decides an order
 * is not touched. Not all of them are queries that PostgreSQL accepts.
 */
final class Reductions {

    private final Tree whole;

    Reductions(Tree whole) {
        this.whole = whole;
    }

    /** All of them, those from the top of the tree first. */
    Stream<Tree> all() {
        return replacements(whole)
                .flatMap(changed -> repaired(changed.tree(), changed.relation()))
                .distinct()
                .filter(tree -> Size.of(tree) < Size.of(whole));
    }

    /** A changed tree and, where an item of {@code FROM} took the place of one around it, that item. */
    private record Changed(Tree tree, List<Tree> relation) {}

    private static Stream<Changed> replacements(Tree tree) {
        if (tree instanceof Listing listing && listing.frozen()) {
            return Stream.empty();
        }
        return Stream.concat(here(tree), below(tree));
    }

    private static Stream<Changed> below(Tree tree) {
        List<Tree> children = tree.children();
        return Stream.iterate(0, i -> i < children.size(), i -> i + 1)
                .flatMap(i -> replacements(children.get(i)).map(changed -> {
                    List<Tree> with = new ArrayList<>(children);
                    with.set(i, changed.tree());
                    return new Changed(tree.with(with), changed.relation());
                }));
    }

    private static Stream<Changed> here(Tree tree) {
        if (tree instanceof Listing listing) {
            return shorter(listing).map(shorter -> new Changed(shorter, List.of()));
        }
        if (tree.sort() == Part.CLAUSE) {
            return Stream.empty();
        }
        Stream<Changed> hoisted = tree.all()
                .skip(1)
                .filter(part -> part.sort() == tree.sort())
                .sorted(Comparator.comparingInt(Size::of))
                .map(part -> new Changed(part, part.sort() == Part.RELATION ? List.of(part) : List.of()));
        Stream<Tree> others = tree.sort() instanceof Type type
                ? literals(type)
                : tree instanceof Node query ? SetColumns.dropped(query) : Stream.empty();
        return Stream.concat(hoisted, others.map(other -> new Changed(other, List.of())));
    }

    private static Stream<Tree> literals(Type type) {
        Stream<String> texts = type == Type.BOOLEAN ? Stream.of("true", "false") : Stream.of("NULL::" + type.sql());
        return texts.map(text -> Node.of(Production.LITERAL, type, text));
    }

    private static Stream<Tree> shorter(Listing listing) {
        int count = listing.items().size();
        Stream<Tree> shortest = count - listing.least() > 1
                ? Stream.of(listing.with(listing.items().subList(0, listing.least())))
                : Stream.empty();
        Stream<Tree> lessOne = count > listing.least()
                ? Stream.iterate(0, i -> i < count, i -> i + 1).map(i -> {
                    List<Tree> items = new ArrayList<>(listing.items());
                    items.remove(i.intValue());
                    return listing.with(items);
                })
                : Stream.empty();
        return Stream.concat(shortest, lessOne);
    }

    /** Columns of what is gone become columns of what took its place, and NULL. */
    private Stream<Tree> repaired(Tree tree, List<Tree> relation) {
        Set<String> defined = Repair.definitions(tree);
        List<Reference> dangling = Repair.dangling(tree, defined);
        if (dangling.isEmpty() || relation.isEmpty()) {
            return Stream.of(Repair.repaired(tree, Map.of()));
        }
        Set<String> near = Repair.definitions(relation.get(0));
        List<Reference> columns = whole.all()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(column -> near.contains(column.qualifier()) && defined.containsAll(column.needs()))
                .distinct()
                .toList();
        Map<Reference, Reference> substitutes = new HashMap<>();
        for (Reference reference : dangling) {
            columns.stream()
                    .filter(column -> column.sort() == reference.sort())
                    .filter(column -> !substitutes.containsValue(column))
                    .findFirst()
                    .ifPresent(column -> substitutes.put(reference, column));
        }
        return Stream.of(Repair.repaired(tree, substitutes), Repair.repaired(tree, Map.of()));
    }
}
