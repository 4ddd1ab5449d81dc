package dev.pgstream.testkit.fuzz.query;

import dev.pgstream.testkit.fuzz.tree.Reference;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.fuzz.tree.Type;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an expression is made of.
 *
 * @param leaves columns, or what takes their place above a grouping or a window
 * @param visible the columns that a subquery in the expression may refer to
 * @param outer columns of the queries around
 */
record Scope(List<Tree> leaves, List<Reference> visible, List<Reference> outer) {
    Scope {
        leaves = List.copyOf(leaves);
        visible = List.copyOf(visible);
        outer = List.copyOf(outer);
    }

    /** Of columns alone. */
    static Scope of(List<Reference> columns, List<Reference> outer) {
        return new Scope(List.copyOf(columns), columns, outer);
    }

    /** The leaves of a type. */
    List<Tree> leaves(Type type) {
        return leaves.stream().filter(leaf -> leaf.sort() == type).toList();
    }

    /** The columns of the queries around that have a type. */
    List<Reference> outer(Type type) {
        return outer.stream().filter(column -> column.sort() == type).toList();
    }

    /** What a subquery here sees around itself. */
    List<Reference> around() {
        return Stream.concat(visible.stream(), outer.stream()).toList();
    }

    /** The same with more leaves. */
    Scope and(List<? extends Tree> more) {
        return new Scope(Stream.<Tree>concat(leaves.stream(), more.stream()).toList(), visible, outer);
    }
}
