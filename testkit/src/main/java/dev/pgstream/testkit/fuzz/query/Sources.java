package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.schema.SourceTable;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Listing;
import dev.pgstream.testkit.fuzz.tree.Node;
import dev.pgstream.testkit.fuzz.tree.Part;
import dev.pgstream.testkit.fuzz.tree.Production;
import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import java.util.List;

/** Items of a {@code FROM} clause. */
final class Sources {

    private final Draft draft;
    private final Dice dice;
    private final List<Reference> around;
    private final int depth;

    /**
     * @param around columns of the queries around
     * @param depth how many queries may be nested in an item
     */
    Sources(Draft draft, List<Reference> around, int depth) {
        this.draft = draft;
        this.dice = draft.dice();
        this.around = List.copyOf(around);
        this.depth = depth;
    }

    /** Any item, with at most so many joins inside of each other. */
    Source any(int joins) {
        int more = draft.hasRoom() ? 1 : 0;
        return dice.<Source>weighted()
                .or(55, this::single)
                .or(joins > 0 ? 45 * more : 0, () -> new Joins(draft, around, depth).join(joins - 1))
                .go();
    }

    /** An item that is no join. */
    Source single() {
        draft.spend();
        boolean unread = draft.commonTables().stream().anyMatch(table -> table.readers() == 0);
        int common = draft.commonTables().isEmpty() ? 0 : unread ? 150 : 25;
        int nested = depth > 0 && draft.hasRoom() ? 25 : 0;
        return dice.<Source>weighted()
                .or(70, this::scan)
                .or(common, this::commonTable)
                .or(nested, () -> subquery("(", around))
                .or(
                        nested > 0 && depth > 1 ? draft.weight(Feature.SET_OPERATIONS, 15) : 0,
                        () -> item("(", new Overlaps(draft).any()))
                .or(draft.weight(Feature.FUNCTIONS, 3), () -> new Functions(draft).series())
                .go();
    }

    /** A subquery as an item; {@code LATERAL} is part of the opening text. */
    Source subquery(String open, List<Reference> visible) {
        return item(open, new Queries(draft, visible, depth).of(draft.types()));
    }

    private Source item(String open, Written query) {
        Definition name = draft.newName("a");
        return new Source(
                Node.of(Production.SUBQUERY, Part.RELATION, open, query.tree(), ") AS ", name),
                query.outputs().stream()
                        .map(column -> column.through(name.name()))
                        .toList());
    }

    private Source scan() {
        SourceTable table = dice.one(draft.tables());
        Definition name = draft.newName("a");
        Production production = switch (table.key().size()) {
            case 0 -> Production.SCAN_KEYLESS;
            case 1 -> Production.SCAN_KEYED;
            default -> Production.SCAN_COMPOSITE;
        };
        return new Source(
                Node.of(production, Part.RELATION, table.name() + " AS ", name),
                table.columns().stream()
                        .map(column -> Reference.ofTable(name.name(), column.name(), column.type()))
                        .toList());
    }

    private Source commonTable() {
        List<CommonTable> tables = List.copyOf(draft.commonTables());
        CommonTable table = dice.chance(75) ? tables.get(0) : dice.one(tables);
        table.read();
        Definition name = draft.newName("a");
        return new Source(
                Node.of(Production.SCAN_COMMON_TABLE, Part.RELATION, table.name() + " AS ", name),
                table.outputs().stream()
                        .map(column -> column.through(name.name()))
                        .toList());
    }

    /** A {@code FROM} clause of one table. */
    Source table() {
        Source table = scan();
        return clause(List.of(table.tree()), table.columns());
    }

    /** A {@code FROM} clause of one or two items. */
    Source clause() {
        Source first = any(2);
        if (!draft.hasRoom() || !dice.chance(8)) {
            return clause(List.of(first.tree()), first.columns());
        }
        Source second = single();
        return clause(List.of(first.tree(), second.tree()), Source.columns(first, second));
    }

    private static Source clause(List<Tree> items, List<Reference> columns) {
        return new Source(Node.of(Production.SELECT, Part.CLAUSE, Listing.any(" FROM ", ", ", "", items)), columns);
    }
}
