package dev.pgstream.engine.program;

import java.util.ArrayList;
import java.util.List;

/**
 * The sets of changed sources that get a statement of their own: all of them for up to three sources, else each source
 * alone and all together. A set without a statement uses the smallest one that contains it; terms of unchanged sources are
 * then empty, which costs time but is right.
 */
final class ChangedSets {

    private static final int ALL_SUBSETS_UP_TO = 3;

    private ChangedSets() {}

    static List<List<Long>> of(List<Long> sources) {
        List<Long> sorted = sources.stream().sorted().toList();
        List<List<Long>> sets = new ArrayList<>();
        if (sorted.size() <= ALL_SUBSETS_UP_TO) {
            for (int bits = 1; bits < 1 << sorted.size(); bits++) {
                List<Long> set = new ArrayList<>();
                for (int i = 0; i < sorted.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        set.add(sorted.get(i));
                    }
                }
                sets.add(set);
            }
        } else {
            sorted.forEach(source -> sets.add(List.of(source)));
            sets.add(sorted);
        }
        return sets;
    }
}
