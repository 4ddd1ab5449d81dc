package dev.pgstream.engine.dag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
}
