package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.schema.Schema;
import dev.pgstream.testkit.fuzz.tree.Node;
import java.util.List;

/** Makes random queries over a schema. */
public final class QueryGenerator {

    /** How deep queries may be nested. */
    public static final int DEPTH = 4;

    private static final int MOST_RELATIONS = 7;

    private final Schema schema;
    private final Dice dice;

    public QueryGenerator(Schema schema, Dice dice) {
        this.schema = schema;
        this.dice = dice;
    }

    /** Makes a query, from a plain one to one that is {@value #DEPTH} deep. */
    public Node query() {
        Draft draft = new Draft(dice, schema.tables(), dice.between(1, MOST_RELATIONS));
        return new Queries(draft, List.of(), dice.between(1, DEPTH))
                .of(draft.types())
                .tree();
    }
}
