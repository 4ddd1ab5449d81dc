package dev.pgstream.engine.dag;

import dev.pgstream.engine.schedule.Firings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What scheduled refreshes have to do, and when: the groups without members that are on demand, suspended or in error. */
public final class Agenda {

    private Agenda() {}

    /** Returns the groups that ever fire, each after those that it reads. A group fires whenever one of its members does. */
    public static List<ScheduledGroup> of(Collection<StreamNode> nodes) {
        StreamGraph graph = new StreamGraph(nodes);
        Map<Long, Firings> firings = Timetable.of(graph);
        List<ScheduledGroup> agenda = new ArrayList<>();
        Set<Long> kept = new HashSet<>();
        for (RefreshGroup group : Grouping.of(graph)) {
            List<Long> members = group.members().stream()
                    .filter(id -> !firings.getOrDefault(id, Firings.NONE).none())
                    .toList();
            if (!members.isEmpty()) {
                Set<Long> upstream = new HashSet<>(group.upstream());
                upstream.retainAll(kept);
                kept.add(group.id());
                Firings any = members.stream()
                        .map(id -> firings.getOrDefault(id, Firings.NONE))
                        .reduce(Firings.NONE, Firings::and);
                agenda.add(new ScheduledGroup(new RefreshGroup(group.id(), members, upstream), any));
            }
        }
        return agenda;
    }
}
