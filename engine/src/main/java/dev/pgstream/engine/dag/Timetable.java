package dev.pgstream.engine.dag;

import dev.pgstream.engine.schedule.Calculated;
import dev.pgstream.engine.schedule.Firings;
import dev.pgstream.engine.schedule.Timing;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.util.UnionFind;

/**
 * When each stream table is due. One that is {@code calculated} is due whenever one of its readers is. Connected ones share
 * their seed: so those of one interval fire together, and a chain of them passes a change on in one go; others are spread.
 */
public final class Timetable {

    private Timetable() {}

    /** Returns the firings of each stream table, by number; those that the job never refreshes have none. */
    public static Map<Long, Firings> of(Collection<StreamNode> nodes) {
        return of(new StreamGraph(nodes));
    }

    static Map<Long, Firings> of(StreamGraph graph) {
        UnionFind<Long> connected = Components.of(graph);
        Map<Long, Long> seeds = new HashMap<>();
        graph.inOrder().forEach(node -> seeds.merge(connected.find(node.id()), node.id(), Math::min));
        Map<Long, Firings> firings = new HashMap<>();
        Map<Long, Firings> ofReaders = new HashMap<>();
        List<StreamNode> order = graph.inOrder();
        for (int i = order.size() - 1; i >= 0; i--) {
            StreamNode node = order.get(i);
            long seed = seeds.getOrDefault(connected.find(node.id()), node.id());
            Firings own = firings(node, seed, ofReaders.getOrDefault(node.id(), Firings.NONE));
            firings.put(node.id(), own);
            graph.streamSources(node).forEach(source -> ofReaders.merge(source.id(), own, Firings::and));
        }
        return firings;
    }

    private static Firings firings(StreamNode node, long seed, Firings ofReaders) {
        if (!node.active()) {
            return Firings.NONE;
        }
        return node.schedule() instanceof Calculated
                ? ofReaders
                : Firings.of(new Timing(node.schedule(), seed, node.zone()));
    }
}
