package dev.pgstream.engine.dag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/** Which stream table reads which; acyclic, because a query can only name tables that exist. */
public final class DependencyGraph {

    private final DirectedAcyclicGraph<Long, DefaultEdge> graph = new DirectedAcyclicGraph<>(DefaultEdge.class);

    /**
     * @param reads for each stream table, by OID, the tables that it reads; tables that are no key are left out
     * @throws IllegalArgumentException if they form a cycle
     */
    public DependencyGraph(Map<Long, ? extends Collection<Long>> reads) {
        reads.keySet().forEach(graph::addVertex);
        reads.forEach((reader, sources) ->
                sources.stream().filter(reads::containsKey).forEach(source -> graph.addEdge(source, reader)));
    }

    /** Returns all tables, each after those that it reads. */
    public List<Long> inOrder() {
        List<Long> order = new ArrayList<>();
        graph.iterator().forEachRemaining(order::add);
        return order;
    }

    /** Returns the tables that read the given one, directly or through others, readers before what they read. */
    public List<Long> readersOf(long table) {
        Set<Long> readers = graph.getDescendants(table);
        List<Long> order = new ArrayList<>(inOrder());
        order.retainAll(readers);
        Collections.reverse(order);
        return order;
    }

    /** Returns how many stream tables lie below each one on the longest way; 0 for those that read none. */
    public Map<Long, Integer> levels() {
        Map<Long, Integer> levels = new HashMap<>();
        for (Long table : inOrder()) {
            levels.put(
                    table,
                    graph.incomingEdgesOf(table).stream()
                            .mapToInt(edge -> levels.getOrDefault(graph.getEdgeSource(edge), 0) + 1)
                            .max()
                            .orElse(0));
        }
        return levels;
    }

    /**
     * Returns the cycle that there would be if a table read these others: each is read by the next, the table itself is
     * first and last. Empty if there would be none.
     */
    public Optional<List<Long>> cycle(long table, Collection<Long> sources) {
        for (Long source : sources) {
            Optional<List<Long>> way = way(table, source);
            if (way.isPresent()) {
                List<Long> cycle = new ArrayList<>(way.get());
                cycle.add(table);
                return Optional.of(cycle);
            }
        }
        return Optional.empty();
    }

    private Optional<List<Long>> way(long from, long to) {
        if (!graph.containsVertex(from) || !graph.containsVertex(to)) {
            return Optional.empty();
        }
        return Optional.ofNullable(new BFSShortestPath<>(graph).getPath(from, to))
                .map(GraphPath::getVertexList);
    }
}
