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
import java.util.stream.IntStream;

/** Ways to group the rows of a {@code FROM} clause. */
final class Grouping {

    private final Draft draft;
    private final Dice dice;
    private final Scope rows;
    private final List<Type> types;
    private final int depth;

    /**
     * @param types what the select list needs
     * @param depth how many queries may be nested in the clauses
     */
    Grouping(Draft draft, Scope rows, List<Type> types, int depth) {
        this.draft = draft;
        this.dice = draft.dice();
        this.rows = rows;
        this.types = List.copyOf(types);
        this.depth = depth;
    }

    /** Not at all. */
    Grouped none() {
        return new Grouped(rows, Listing.any("", "", "", List.of()), false);
    }

    /** All rows are one group. */
    Grouped whole() {
        Scope scope = new Scope(aggregates(), List.of(), rows.outer());
        return new Grouped(scope, having(scope, 10), true);
    }

    /** By some columns and expressions. */
    Grouped plain() {
        List<Tree> keys = new ArrayList<>(dice.some(rows.visible(), 1, 2));
        if (keys.isEmpty()) {
            return whole();
        }
        if (dice.chance(25) && computedKey() instanceof Node key && key.production() != Production.LITERAL) {
            keys.add(key);
        }
        Tree clause = Node.of(Production.GROUP_BY, Part.CLAUSE, Listing.any(" GROUP BY ", ", ", "", keys));
        return grouped(keys, List.of(), clause);
    }

    /** By several sets of columns. */
    Grouped sets() {
        List<Reference> keys = dice.some(rows.visible(), 2, 3);
        if (keys.isEmpty()) {
            return whole();
        }
        List<Tree> groupings = keys.stream()
                .<Tree>map(key -> Node.of(Production.GROUPING, Type.INT, "GROUPING(", key, ")"))
                .toList();
        return grouped(List.copyOf(keys), groupings, clause(keys));
    }

    private Tree clause(List<Reference> keys) {
        Production production = dice.oneOf(Production.ROLLUP, Production.CUBE, Production.GROUPING_SETS);
        if (production != Production.GROUPING_SETS) {
            boolean apart = keys.size() > 1 && dice.chance(30);
            String open = " GROUP BY " + (apart ? keys.get(0).sql() + ", " : "") + production.name() + " (";
            List<Reference> in = apart ? keys.subList(1, keys.size()) : keys;
            return Node.of(production, Part.CLAUSE, Listing.any(open, ", ", ")", in));
        }
        List<Tree> sets = new ArrayList<>();
        keys.forEach(key -> sets.add(set(List.of(key))));
        sets.add(set(List.of()));
        List<Tree> chosen = new ArrayList<>(dice.some(sets, 1, 3));
        // Each column has to be in one of them.
        chosen.add(set(keys));
        return Node.of(production, Part.CLAUSE, Listing.any(" GROUP BY GROUPING SETS (", ", ", ")", chosen));
    }

    private static Tree set(List<Reference> keys) {
        return Node.of(Production.GROUPING_SETS, Part.CLAUSE, "(", Listing.any("", ", ", "", keys), ")");
    }

    private Grouped grouped(List<Tree> keys, List<Tree> groupings, Tree clause) {
        List<Reference> visible = keys.stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
        Scope scope = new Scope(keys, visible, rows.outer()).and(groupings).and(aggregates());
        return new Grouped(scope, Node.of(Production.SELECT, Part.CLAUSE, clause, having(scope, 30)), false);
    }

    private Tree having(Scope scope, int percent) {
        if (!dice.chance(percent)) {
            return Listing.any("", "", "", List.of());
        }
        Tree condition = new Predicates(new Context(draft, scope, depth)).of(1);
        return Listing.optional(
                Node.of(Production.HAVING, Part.CLAUSE, Listing.any(" HAVING ", " AND ", "", List.of(condition))));
    }

    private Tree computedKey() {
        Type type = dice.one(List.of(Type.values()));
        return new Expressions(new Context(draft, Scope.of(rows.visible(), List.of()), 0)).of(type, 2);
    }

    /** Only columns of the rows themselves: an aggregate of outer columns alone would be one of the outer query. */
    private List<Tree> aggregates() {
        Aggregates aggregates = new Aggregates(new Context(draft, Scope.of(rows.visible(), List.of()), 0));
        return IntStream.range(0, dice.between(2, 4))
                .mapToObj(
                        i -> dice.wanted(aggregates::any, call -> types.stream().anyMatch(call.sort()::equals)))
                .toList();
    }
}
