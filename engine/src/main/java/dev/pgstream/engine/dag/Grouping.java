package dev.pgstream.engine.dag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.util.UnionFind;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** Divides stream tables into the groups that are refreshed together, in an order in which each comes after what it reads. */
public final class Grouping {

    private final StreamGraph graph;
    private final UnionFind<Long> sets;

    private Grouping(StreamGraph graph) {
        this.graph = graph;
        this.sets = new UnionFind<>(
                new TreeSet<>(graph.inOrder().stream().map(StreamNode::id).toList()));
    }

    /** Returns the groups; each stream table is in just one of them. */
    public static List<RefreshGroup> of(Collection<StreamNode> nodes) {
        return of(new StreamGraph(nodes));
    }

    static List<RefreshGroup> of(StreamGraph graph) {
        Grouping grouping = new Grouping(graph);
        grouping.joinDiamonds();
        grouping.joinWholes();
        grouping.joinCycles();
        return grouping.groups();
    }

    private void joinDiamonds() {
        for (int i = 0; i < graph.size(); i++) {
            if (graph.at(i)
                    .filter(node -> node.consistency() != Consistency.NONE)
                    .isPresent()) {
                joinAll(new Diamonds(graph)
                        .below(i).stream().map(StreamNode::id).toList());
            }
        }
    }

    /** All that is connected with a stream table that wants it so. */
    private void joinWholes() {
        UnionFind<Long> connected = Components.of(graph);
        Map<Long, List<Long>> wholes = new HashMap<>();
        for (StreamNode node : graph.inOrder()) {
            wholes.computeIfAbsent(connected.find(node.id()), key -> new ArrayList<>())
                    .add(node.id());
        }
        graph.inOrder().stream()
                .filter(node -> node.consistency() == Consistency.GROUP)
                .forEach(node -> joinAll(wholes.getOrDefault(connected.find(node.id()), List.of())));
    }

    /**
     * Groups that wait for each other become one. So a table that reads a member and is read by another joins their group.
     */
    private void joinCycles() {
        for (Set<Long> cycle : new KosarajuStrongConnectivityInspector<>(contracted()).stronglyConnectedSets()) {
            joinAll(List.copyOf(cycle));
        }
    }

    private void joinAll(List<Long> ids) {
        ids.forEach(id -> sets.union(ids.get(0), id));
    }

    /** The groups as a graph, each by one of its members. */
    private Graph<Long, DefaultEdge> contracted() {
        Graph<Long, DefaultEdge> groups = new SimpleDirectedGraph<>(DefaultEdge.class);
        graph.inOrder().forEach(node -> groups.addVertex(sets.find(node.id())));
        for (StreamNode node : graph.inOrder()) {
            Long group = sets.find(node.id());
            for (StreamNode source : graph.streamSources(node)) {
                Long upstream = sets.find(source.id());
                if (!upstream.equals(group)) {
                    groups.addEdge(upstream, group);
                }
            }
        }
        return groups;
    }

    private List<RefreshGroup> groups() {
        Map<Long, List<Long>> members = new HashMap<>();
        for (StreamNode node : graph.inOrder()) {
            members.computeIfAbsent(sets.find(node.id()), key -> new ArrayList<>())
                    .add(node.id());
        }
        Map<Long, Long> ids = new HashMap<>();
        members.forEach(
                (set, inIt) -> ids.put(set, inIt.stream().reduce(Math::min).orElse(set)));
        Graph<Long, DefaultEdge> contracted = contracted();
        List<RefreshGroup> groups = new ArrayList<>();
        new TopologicalOrderIterator<>(contracted, Comparator.comparing((Long set) -> ids.getOrDefault(set, set)))
                .forEachRemaining(set -> groups.add(new RefreshGroup(
                        ids.getOrDefault(set, set),
                        members.getOrDefault(set, List.of()),
                        contracted.incomingEdgesOf(set).stream()
                                .map(edge -> contracted.getEdgeSource(edge))
                                .map(upstream -> ids.getOrDefault(upstream, upstream))
                                .collect(Collectors.toSet()))));
        return groups;
    }
}
