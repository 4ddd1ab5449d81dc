package dev.pgstream.engine.program.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The scale of a sum: the largest among its values, as {@code sum} shows it.
 *
 * @param least the smallest scale that there may be
 * @param larger a counter of the values of each scale above it
 */
record SumScale(int least, SortedMap<Integer, StateColumn> larger) {

    SumScale {
        larger = new TreeMap<>(larger);
    }

    Collection<StateColumn> counters() {
        return larger.values();
    }

    String merged(String sum) {
        return scaled(sum, StateColumn::merged);
    }

    String initial(String sum) {
        return scaled(sum, StateColumn::initial);
    }

    private String scaled(String sum, Function<StateColumn, String> count) {
        if (larger.isEmpty()) {
            return sum;
        }
        String cases = larger.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.reverseOrder()))
                .map(entry -> "WHEN " + count.apply(entry.getValue()) + " > 0 THEN " + entry.getKey())
                .collect(Collectors.joining(" "));
        return "round(" + sum + ", CASE " + cases + " ELSE " + least + " END)";
    }
}
