package dev.pgstream.engine.program.shape;

import java.util.List;

/**
 * A stored column that a refresh maintains by what changed.
 *
 * @param name the stored column
 * @param seed the aggregate call that computes it from scratch
 * @param deltas aggregates over the change that update it, as {@code call AS name}
 * @param touched the condition on the change {@code m} that the column may differ afterwards
 * @param merged its new value, from the stored row {@code t} and the change {@code m}
 * @param initial its value for a new group, from the change {@code m}
 */
record StateColumn(String name, String seed, List<String> deltas, String touched, String merged, String initial) {
    StateColumn {
        deltas = List.copyOf(deltas);
    }
}
