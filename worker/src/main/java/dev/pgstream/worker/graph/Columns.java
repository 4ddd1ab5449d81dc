package dev.pgstream.worker.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts the nodes of an acyclic graph into columns: each to the right of all that it reads, and beside others with which it
 * shares neighbours, so that few lines cross.
 */
final class Columns {

    private static final int SWEEPS = 8;

    private final Map<Long, Set<Long>> reads = new HashMap<>();
    private final Map<Long, Set<Long>> readers = new HashMap<>();
    private final Map<Long, Integer> column = new HashMap<>();
    private final List<List<Long>> columns = new ArrayList<>();

    private Columns(Collection<Long> nodes, Map<Long, Set<Long>> allReads) {
        for (Long node : nodes) {
            Set<Long> within = new HashSet<>(allReads.getOrDefault(node, Set.of()));
            within.retainAll(nodes);
            within.remove(node);
            reads.put(node, within);
            within.forEach(read ->
                    readers.computeIfAbsent(read, none -> new HashSet<>()).add(node));
        }
        nodes.forEach(this::place);
        nodes.forEach(this::approach);
        for (Long node : nodes) {
            while (columns.size() <= columnOf(node)) {
                columns.add(new ArrayList<>());
            }
            columns.get(columnOf(node)).add(node);
        }
        columns.removeIf(List::isEmpty);
    }

    /**
     * Returns the columns, from left to right, each from top to bottom.
     *
     * @param nodes in the order that they have in a column where nothing speaks for another one
     * @param reads what each reads; others than the nodes don't count
     */
    static List<List<Long>> of(Collection<Long> nodes, Map<Long, Set<Long>> reads) {
        Columns result = new Columns(nodes, reads);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            result.order(sweep % 2 == 0 ? result.reads : result.readers);
        }
        return result.columns;
    }

    private int columnOf(Long node) {
        return column.getOrDefault(node, 0);
    }

    private int place(Long node) {
        Integer known = column.get(node);
        if (known != null) {
            return known;
        }
        int leftmost = 0;
        for (Long read : reads.getOrDefault(node, Set.of())) {
            leftmost = Math.max(leftmost, place(read) + 1);
        }
        column.put(node, leftmost);
        return leftmost;
    }

    /** What reads nothing stands right before its first reader, which makes lines short. */
    private void approach(Long node) {
        if (reads.getOrDefault(node, Set.of()).isEmpty()) {
            readers.getOrDefault(node, Set.of()).stream()
                    .mapToInt(this::columnOf)
                    .min()
                    .ifPresent(first -> column.put(node, first - 1));
        }
    }

    /** Moves each node to the middle of its neighbours, all at once: positions are those of before. */
    private void order(Map<Long, Set<Long>> neighbours) {
        Map<Long, Double> position = new HashMap<>();
        for (List<Long> nodes : columns) {
            for (int i = 0; i < nodes.size(); i++) {
                position.put(nodes.get(i), (i + 0.5) / nodes.size());
            }
        }
        Map<Long, Double> middle = new HashMap<>();
        position.forEach((node, own) -> middle.put(
                node,
                neighbours.getOrDefault(node, Set.of()).stream()
                        .mapToDouble(near -> position.getOrDefault(near, own))
                        .average()
                        .orElse(own)));
        columns.forEach(nodes -> nodes.sort(Comparator.comparing(node -> middle.getOrDefault(node, 0.0))));
    }
}
