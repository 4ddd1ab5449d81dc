package dev.pgstream.engine.dag;

import java.util.TreeSet;
import org.jgrapht.alg.util.UnionFind;

/** Which stream tables are connected, however many others lie between and whichever reads the other. */
final class Components {

    private Components() {}

    /** Returns sets of numbers of stream tables. */
    static UnionFind<Long> of(StreamGraph graph) {
        UnionFind<Long> sets = new UnionFind<>(
                new TreeSet<>(graph.inOrder().stream().map(StreamNode::id).toList()));
        for (StreamNode node : graph.inOrder()) {
            graph.streamSources(node).forEach(source -> sets.union(node.id(), source.id()));
        }
        return sets;
    }
}
