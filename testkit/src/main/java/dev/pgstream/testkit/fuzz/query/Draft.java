package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.schema.SourceTable;
import dev.pgstream.testkit.fuzz.tree.Definition;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A query that is being written: the choices, the tables, the names in use, and how much more it may grow. */
final class Draft {

    private final Dice dice;
    private final List<SourceTable> tables;
    private final Deque<CommonTable> commonTables = new ArrayDeque<>();
    private final Set<Feature> features;
    private int relationsLeft;
    private int names;

    Draft(Dice dice, List<SourceTable> tables, int relations) {
        this.dice = dice;
        this.tables = List.copyOf(tables);
        this.features = Feature.some(dice);
        this.relationsLeft = relations;
    }

    Dice dice() {
        return dice;
    }

    List<SourceTable> tables() {
        return tables;
    }

    /** The weight of a choice that a feature stands for: 0 in a query without it. */
    int weight(Feature feature, int weight) {
        return features.contains(feature) ? weight : 0;
    }

    /** A name that nothing else has. */
    Definition newName(String prefix) {
        return new Definition(prefix + ++names);
    }

    /** Whether another relation should be added beyond the one that each query needs. */
    boolean hasRoom() {
        return relationsLeft > 0;
    }

    /** Counts a relation. */
    void spend() {
        relationsLeft--;
    }

    /** Types for the columns of a query inside of another one. */
    List<Type> types() {
        return IntStream.range(0, dice.between(1, 3))
                .mapToObj(i -> dice.chance(40) ? dice.oneOf(Type.INT, Type.BIGINT) : dice.one(List.of(Type.values())))
                .toList();
    }

    /** Tables of {@code WITH} clauses that can be read here, the latest first. */
    Deque<CommonTable> commonTables() {
        return commonTables;
    }
}
