package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import java.util.List;

/** Tables of {@code WITH} clauses. */
final class CommonTables {

    private final Draft draft;
    private final Dice dice;
    private final List<Reference> around;
    private final int depth;

    CommonTables(Draft draft, List<Reference> around, int depth) {
        this.draft = draft;
        this.dice = draft.dice();
        this.around = List.copyOf(around);
        this.depth = depth;
    }

    /** A table and the text that makes it. */
    record Made(Production production, CommonTable table, Tree tree) {}

    /** Any query as a table. */
    Made plain() {
        Definition name = draft.newName("w");
        Written query = new Queries(draft, around, depth).named(draft.types());
        String as = dice.oneOf(" AS (", " AS (", " AS MATERIALIZED (", " AS NOT MATERIALIZED (");
        return new Made(
                Production.WITH,
                new CommonTable(name.name(), query.outputs()),
                Node.of(Production.COMMON_TABLE, Part.CLAUSE, name, as, query.tree(), ")"));
    }

    /** What can be reached along edges. */
    Made recursive() {
        return new Recursion(draft, around, depth).made();
    }
}
