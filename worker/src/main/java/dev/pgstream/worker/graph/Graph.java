package dev.pgstream.worker.graph;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stream tables and all that they read, by level and name. */
public record Graph(List<GraphNode> nodes) {

    public Graph {
        nodes = nodes.stream()
                .sorted(Comparator.comparingInt(GraphNode::level).thenComparing(GraphNode::name))
                .toList();
    }

    /** Those that are refreshed together, by the number of their unit; units of one node too. */
    public Map<Long, List<GraphNode>> units() {
        return nodes.stream().collect(Collectors.groupingBy(GraphNode::unit, LinkedHashMap::new, Collectors.toList()));
    }

    public Map<Long, GraphNode> byRelation() {
        return nodes.stream().collect(Collectors.toMap(GraphNode::relid, Function.identity()));
    }
}
