package dev.pgstream.engine.program;

import java.util.ArrayList;
import java.util.List;

/**
 * The sets of changed sources that get a statement of their own from the beginning: all of them for up to four sources; for more, each source
 * alone, each pair (what a transaction changes together is mostly two tables, as orders and their lines), and all
 * together. A set without a statement gets one when it occurs; or it uses the smallest one that contains it, whose terms of
 * unchanged sources are then empty, which costs time but is right.
 */
final class ChangedSets {

    private static final int ALL_SUBSETS_UP_TO = 4;
    private static final int PAIRS_UP_TO = 10;

    private ChangedSets() {}

    static List<List<Long>> of(List<Long> sources) {
        List<Long> sorted = sources.stream().sorted().toList();
        List<List<Long>> sets = new ArrayList<>();
        if (sorted.size() <= ALL_SUBSETS_UP_TO) {
            for (int bits = 1; bits < 1 << sorted.size(); bits++) {
                sets.add(subset(sorted, bits));
            }
        } else {
            sorted.forEach(source -> sets.add(List.of(source)));
            if (sorted.size() <= PAIRS_UP_TO) {
                addPairs(sorted, sets);
            }
            sets.add(sorted);
        }
        return sets;
    }

    private static List<Long> subset(List<Long> sources, int bits) {
        List<Long> set = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            if ((bits >> i & 1) == 1) {
                set.add(sources.get(i));
            }
        }
        return set;
    }

    private static void addPairs(List<Long> sources, List<List<Long>> sets) {
        for (int i = 0; i < sources.size(); i++) {
            for (int j = i + 1; j < sources.size(); j++) {
                sets.add(List.of(sources.get(i), sources.get(j)));
            }
        }
    }
}
