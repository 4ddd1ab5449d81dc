package dev.pgstream.testkit.fuzz.tree;

import java.util.List;
import java.util.stream.Stream;

/** A query or a part of one. Printing concatenates the leaves, so whatever a tree holds is in its text. */
public sealed interface Tree permits Text, Definition, Reference, Listing, Node {

    /** Appends the text. */
    void print(StringBuilder sql);

    /** What it stands for. */
    default Sort sort() {
        return Part.CLAUSE;
    }

    /** The parts below, in the order of the text. */
    default List<Tree> children() {
        return List.of();
    }

    /** The same with other parts below, as many as before unless it is a {@link Listing}. */
    default Tree with(List<Tree> children) {
        return this;
    }

    /** The text. */
    default String sql() {
        StringBuilder sql = new StringBuilder();
        print(sql);
        return sql.toString();
    }

    /** This tree and all that is below, from the top. */
    default Stream<Tree> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Tree::all));
    }

    /** How deep queries are nested here: 1 for a query without another one inside. */
    default int depth() {
        int below = children().stream().mapToInt(Tree::depth).max().orElse(0);
        return sort() == Part.QUERY ? below + 1 : below;
    }
}
