package dev.pgstream.worker.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where everything is drawn: each group is laid out by itself, and then groups and single nodes among each other.
 *
 * @param nodes boxes by OID
 * @param groups boxes around those that are refreshed together
 */
record Layout(Map<Long, Box> nodes, List<Box> groups, double width, double height) {

    private static final double CHARACTER = 7.2;
    private static final double NODE_MARGIN = 24;
    private static final double NODE_HEIGHT = 40;
    private static final double COLUMN_GAP = 70;
    private static final double ROW_GAP = 18;
    private static final double GROUP_MARGIN = 16;

    Layout {
        nodes = Map.copyOf(nodes);
        groups = List.copyOf(groups);
    }

    static Layout of(Graph graph) {
        Map<Long, Arrangement> inside = new HashMap<>();
        Map<Long, Box> sizes = new HashMap<>();
        graph.units().forEach((unit, members) -> {
            Arrangement arrangement = within(members);
            double margin = members.size() > 1 ? 2 * GROUP_MARGIN : 0;
            inside.put(unit, arrangement);
            sizes.put(unit, new Box(0, 0, arrangement.width() + margin, arrangement.height() + margin));
        });
        Arrangement whole =
                Arrangement.of(Columns.of(graph.units().keySet(), between(graph)), sizes, COLUMN_GAP, ROW_GAP);
        Map<Long, Box> nodes = new HashMap<>();
        List<Box> groups = new ArrayList<>();
        whole.boxes().forEach((unit, box) -> {
            Arrangement arrangement = inside.getOrDefault(unit, Arrangement.NOTHING);
            double margin = (box.width() - arrangement.width()) / 2;
            arrangement
                    .boxes()
                    .forEach((node, place) -> nodes.put(node, place.moved(box.x() + margin, box.y() + margin)));
            if (arrangement.boxes().size() > 1) {
                groups.add(box);
            }
        });
        return new Layout(nodes, groups, whole.width(), whole.height());
    }

    private static Arrangement within(List<GraphNode> members) {
        Map<Long, Box> sizes = members.stream().collect(Collectors.toMap(GraphNode::relid, Layout::size));
        Map<Long, Set<Long>> reads = members.stream().collect(Collectors.toMap(GraphNode::relid, GraphNode::reads));
        List<Long> keys = members.stream().map(GraphNode::relid).toList();
        return Arrangement.of(Columns.of(keys, reads), sizes, COLUMN_GAP, ROW_GAP);
    }

    private static Box size(GraphNode node) {
        int characters = Math.max(node.name().length(), node.note().length());
        return new Box(0, 0, characters * CHARACTER + NODE_MARGIN, NODE_HEIGHT);
    }

    /** Which units read which. */
    private static Map<Long, Set<Long>> between(Graph graph) {
        Map<Long, GraphNode> nodes = graph.byRelation();
        Map<Long, Set<Long>> reads = new HashMap<>();
        for (GraphNode node : graph.nodes()) {
            for (Long read : node.reads()) {
                GraphNode source = nodes.get(read);
                if (source != null) {
                    reads.computeIfAbsent(node.unit(), none -> new HashSet<>()).add(source.unit());
                }
            }
        }
        return reads;
    }
}
