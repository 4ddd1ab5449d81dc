package dev.pgstream.engine.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random graphs: what must hold of the groups of every one. */
class GroupingPropertyTest {

    private static final int GRAPHS = 300;

    private final Map<Long, StreamNode> nodes = new HashMap<>();
    private final Map<Long, Long> groupOf = new HashMap<>();

    @Test
    void holdsForRandomGraphs() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            Random random = new Random(seed);
            List<StreamNode> graph = Graphs.random(random, 2 + random.nextInt(13), 1 + random.nextInt(3));
            String label = "seed " + seed + ": " + graph;
            List<RefreshGroup> groups = read(graph);
            assertThat(groupOf.keySet()).as(label).isEqualTo(nodes.keySet());
            assertThat(inOrder(groups)).as(label).isTrue();
            assertThat(convex()).as(label).isTrue();
            assertThat(diamondsAreWhole()).as(label).isTrue();
        }
    }

    /** Nothing is joined but for a reason: without any diamond or wish, each stands alone. */
    @Test
    void isNoCoarserThanNeeded() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            Random random = new Random(seed);
            List<StreamNode> graph = Graphs.random(random, 8, 2).stream()
                    .map(n -> Graphs.node(
                            n.id(), Consistency.NONE, "1m", n.reads().toArray(Long[]::new)))
                    .toList();
            assertThat(Grouping.of(graph)).as("seed %d", seed).hasSize(graph.size());
        }
    }

    @Test
    void isFastForAThousandTables() {
        List<StreamNode> graph = Graphs.random(new Random(1), 1000, 50);
        assertThat(read(graph)).isNotEmpty();
        assertThat(inOrder(Grouping.of(graph))).isTrue();
    }

    private List<RefreshGroup> read(List<StreamNode> graph) {
        nodes.clear();
        groupOf.clear();
        graph.forEach(node -> nodes.put(node.id(), node));
        List<RefreshGroup> groups = Grouping.of(graph);
        groups.forEach(group -> group.members().forEach(id -> groupOf.put(id, group.id())));
        return groups;
    }

    /** Members come after what they read, and groups after those that they wait for, which are just those that they read. */
    private boolean inOrder(List<RefreshGroup> groups) {
        Set<Long> done = new HashSet<>();
        Set<Long> doneGroups = new HashSet<>();
        for (RefreshGroup group : groups) {
            Set<Long> upstream = new HashSet<>();
            for (Long id : group.members()) {
                for (Long source : streamSources(id)) {
                    if (!done.contains(source)) {
                        return false;
                    }
                    upstream.add(group(source));
                }
                done.add(id);
            }
            upstream.remove(group.id());
            if (!upstream.equals(group.upstream()) || !doneGroups.containsAll(upstream)) {
                return false;
            }
            doneGroups.add(group.id());
        }
        return true;
    }

    /** Whoever lies on a way between two members is one. */
    private boolean convex() {
        return nodes.keySet().stream()
                .allMatch(from -> ways(from).stream()
                        .filter(way -> group(way.get(0)) == group(way.get(way.size() - 1)))
                        .allMatch(
                                way -> way.stream().map(this::group).distinct().count() == 1));
    }

    /** Two ways that share only their ends lie, but for the source, in one group. */
    private boolean diamondsAreWhole() {
        Set<Long> sources = new HashSet<>(nodes.keySet());
        nodes.values().forEach(node -> sources.addAll(node.reads()));
        for (Long source : sources) {
            List<List<Long>> ways = ways(source);
            for (List<Long> one : ways) {
                for (List<Long> other : ways) {
                    if (isDiamond(one, other) && !inOneGroup(one, other)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean isDiamond(List<Long> one, List<Long> other) {
        Long apex = one.get(one.size() - 1);
        Set<Long> shared = new HashSet<>(one);
        shared.retainAll(other);
        return !one.equals(other)
                && apex.equals(other.get(other.size() - 1))
                && shared.equals(Set.of(one.get(0), apex))
                && node(apex).consistency() != Consistency.NONE;
    }

    private boolean inOneGroup(List<Long> one, List<Long> other) {
        List<Long> members = new ArrayList<>(one.subList(1, one.size()));
        members.addAll(other.subList(1, other.size()));
        return members.stream().map(this::group).distinct().count() == 1;
    }

    /** All ways of two or more tables that begin at one. */
    private List<List<Long>> ways(Long from) {
        List<List<Long>> ways = new ArrayList<>();
        for (StreamNode reader : nodes.values()) {
            if (reader.reads().contains(from)) {
                ways.add(List.of(from, reader.id()));
                for (List<Long> rest : ways(reader.id())) {
                    List<Long> way = new ArrayList<>(List.of(from));
                    way.addAll(rest);
                    ways.add(way);
                }
            }
        }
        return ways;
    }

    private List<Long> streamSources(Long id) {
        return node(id).reads().stream().filter(nodes::containsKey).toList();
    }

    private StreamNode node(Long id) {
        return Objects.requireNonNull(nodes.get(id));
    }

    private long group(Long id) {
        return Objects.requireNonNull(groupOf.get(id));
    }
}
