package dev.pgstream.engine.dag;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the diamonds below a stream table: two or more ways from one source to it that share no table between. If these were
 * refreshed one after the other, it could join a source's new rows with its old ones.
 *
 * <p>A table that all ways from the source pass is no part of the diamond: the ways fork after it. Where they do is told by
 * the <i>gate</i> of each source, the first table on all of its ways to the apex: a source forks right up to the apex if that
 * is the apex itself, and more than one table reads it. (Gates are immediate dominators, found in one pass because the graph
 * has no cycles.)
 */
final class Diamonds {

    private static final int NONE = -1;

    private final StreamGraph graph;

    Diamonds(StreamGraph graph) {
        this.graph = graph;
    }

    /** Returns the apex and the stream tables on its diamonds' ways, the sources not included; empty without diamonds. */
    List<StreamNode> below(int apex) {
        if (graph.sources(apex).length < 2) {
            return List.of();
        }
        BitSet ancestors = new BitSet(apex + 1);
        BitSet forks = forks(apex, ancestors);
        if (forks.isEmpty()) {
            return List.of();
        }
        List<StreamNode> members = new ArrayList<>();
        BitSet between = new BitSet(apex + 1);
        for (int v = ancestors.nextSetBit(0); v != NONE; v = ancestors.nextSetBit(v + 1)) {
            for (int source : graph.sources(v)) {
                if (forks.get(source) || between.get(source)) {
                    between.set(v);
                }
            }
            if (between.get(v)) {
                graph.at(v).ifPresent(members::add);
            }
        }
        return members;
    }

    /**
     * Walks from the apex down, readers before what they read, so that a table's gate is known when it is reached.
     *
     * @param ancestors filled with the apex and all that it reads, directly or through others
     */
    private BitSet forks(int apex, BitSet ancestors) {
        int[] gate = new int[apex + 1];
        int[] readers = new int[apex + 1];
        gate[apex] = apex;
        ancestors.set(apex);
        BitSet forks = new BitSet(apex + 1);
        for (int v = apex; v != NONE; v = v == 0 ? NONE : ancestors.previousSetBit(v - 1)) {
            if (v != apex && gate[v] == apex && readers[v] > 1) {
                forks.set(v);
            }
            for (int source : graph.sources(v)) {
                gate[source] = readers[source] == 0 ? v : common(gate, gate[source], v);
                readers[source]++;
                ancestors.set(source);
            }
        }
        return forks;
    }

    /** The first table that both pass on all of their ways; gates are always above. */
    private static int common(int[] gate, int one, int other) {
        int a = one;
        int b = other;
        while (a != b) {
            if (a < b) {
                a = gate[a];
            } else {
                b = gate[b];
            }
        }
        return a;
    }
}
