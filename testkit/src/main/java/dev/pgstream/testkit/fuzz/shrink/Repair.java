package dev.pgstream.testkit.fuzz.shrink;

import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives references a meaning again whose names were cut out of a tree. */
final class Repair {

    private final Set<String> defined;
    private final Map<Reference, Reference> substitutes;

    private Repair(Set<String> defined, Map<Reference, Reference> substitutes) {
        this.defined = defined;
        this.substitutes = substitutes;
    }

    /** References without a meaning become their substitutes, else NULL; in an order they go. */
    static Tree repaired(Tree tree, Map<Reference, Reference> substitutes) {
        return new Repair(definitions(tree), substitutes).repair(tree);
    }

    /** The names that are defined in a tree. */
    static Set<String> definitions(Tree tree) {
        return tree.all()
                .filter(Definition.class::isInstance)
                .map(definition -> ((Definition) definition).name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The references in a tree that have no meaning, given the names that are defined. */
    static List<Reference> dangling(Tree tree, Set<String> defined) {
        return tree.all()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference -> !defined.containsAll(reference.needs()))
                .distinct()
                .toList();
    }

    private Tree repair(Tree tree) {
        if (tree instanceof Reference reference) {
            return defined.containsAll(reference.needs()) ? reference : substitute(reference);
        }
        if (tree instanceof Listing listing && listing.frozen()) {
            return listing.with(listing.items().stream()
                    .filter(item -> substitutes.keySet().containsAll(dangling(item, defined)))
                    .map(this::repair)
                    .toList());
        }
        return tree.with(tree.children().stream().map(this::repair).toList());
    }

    private Tree substitute(Reference reference) {
        Reference substitute = substitutes.get(reference);
        return substitute != null
                ? substitute
                : Node.of(
                        Production.LITERAL,
                        reference.sort(),
                        "NULL::" + reference.sort().sql());
    }
}
