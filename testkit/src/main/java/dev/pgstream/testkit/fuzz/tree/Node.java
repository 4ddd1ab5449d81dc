package dev.pgstream.testkit.fuzz.tree;

import java.util.Arrays;
import java.util.List;

/** Parts that a production of the grammar put together. */
public record Node(Production production, Sort sort, List<Tree> children) implements Tree {
    public Node {
        children = List.copyOf(children);
    }

    /** Parts in order; a string becomes {@link Text}. */
    public static Node of(Production production, Sort sort, Object... parts) {
        return new Node(
                production,
                sort,
                Arrays.stream(parts)
                        .map(part -> part instanceof Tree tree ? tree : new Text(part.toString()))
                        .toList());
    }

    @Override
    public void print(StringBuilder sql) {
        children.forEach(child -> child.print(sql));
    }

    @Override
    public Node with(List<Tree> replaced) {
        return new Node(production, sort, replaced);
    }
}
