package dev.pgstream.engine.dag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.NotDirectedAcyclicGraphException;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * Stream tables and all tables that they read, numbered so that each table's position is above those of what it reads.
 * No definition that makes a cycle is accepted; were there one all the same, its readings have no part in the order.
 */
final class StreamGraph {

    private final Map<Long, StreamNode> nodes = new HashMap<>();
    private final List<Long> order = new ArrayList<>();
    private final List<StreamNode> inOrder;
    private final int[][] sources;

    StreamGraph(Collection<StreamNode> given) {
        List<StreamNode> sorted =
                given.stream().sorted(Comparator.comparingLong(StreamNode::id)).toList();
        sorted.forEach(node -> nodes.put(node.relid(), node));
        Graph<Long, DefaultEdge> graph = graph(sorted);
        try {
            sort(graph);
        } catch (NotDirectedAcyclicGraphException e) {
            order.clear();
            cutCycles(graph);
            sort(graph);
        }
        inOrder = order.stream().flatMap(table -> find(table).stream()).toList();
        Map<Long, Integer> positions = new HashMap<>();
        order.forEach(table -> positions.put(table, positions.size()));
        sources = new int[order.size()][];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = graph.incomingEdgesOf(order.get(i)).stream()
                    .mapToInt(edge -> positions.getOrDefault(graph.getEdgeSource(edge), -1))
                    .toArray();
        }
    }

    private static Graph<Long, DefaultEdge> graph(List<StreamNode> nodes) {
        Graph<Long, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        for (StreamNode node : nodes) {
            graph.addVertex(node.relid());
            for (Long source : node.reads()) {
                graph.addVertex(source);
                if (!source.equals(node.relid())) {
                    graph.addEdge(source, node.relid());
                }
            }
        }
        return graph;
    }

    private void sort(Graph<Long, DefaultEdge> graph) {
        Comparator<Long> byNumber = Comparator.comparingLong(this::number);
        new TopologicalOrderIterator<>(graph, byNumber.thenComparing(Comparator.naturalOrder()))
                .forEachRemaining(order::add);
    }

    private static void cutCycles(Graph<Long, DefaultEdge> graph) {
        for (Set<Long> cycle : new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            if (cycle.size() > 1) {
                graph.removeAllEdges(graph.edgeSet().stream()
                        .filter(edge ->
                                cycle.contains(graph.getEdgeSource(edge)) && cycle.contains(graph.getEdgeTarget(edge)))
                        .toList());
            }
        }
    }

    private long number(Long table) {
        StreamNode node = nodes.get(table);
        return node == null ? 0 : node.id();
    }

    /** The number of tables; positions are below it. */
    int size() {
        return sources.length;
    }

    /** The stream table at a position; empty for a table that is none. */
    Optional<StreamNode> at(int position) {
        return Optional.ofNullable(nodes.get(order.get(position)));
    }

    /** The stream table of that OID; empty for a table that is none. */
    Optional<StreamNode> find(Long table) {
        return Optional.ofNullable(nodes.get(table));
    }

    /** The positions of what the table at a position reads. */
    int[] sources(int position) {
        return sources[position];
    }

    /** The stream tables, each after those that it reads. */
    List<StreamNode> inOrder() {
        return inOrder;
    }

    /** The stream tables that a stream table reads. */
    List<StreamNode> streamSources(StreamNode node) {
        return node.reads().stream()
                .filter(source -> !source.equals(node.relid()))
                .flatMap(source -> find(source).stream())
                .toList();
    }
}
