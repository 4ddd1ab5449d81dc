package dev.pgstream.worker.job.plan;

import dev.pgstream.engine.dag.Agenda;
import dev.pgstream.engine.dag.ScheduledGroup;
import dev.pgstream.engine.schedule.Firings;
import dev.pgstream.engine.schedule.Interval;
import dev.pgstream.runtime.graph.GraphRow;
import dev.pgstream.runtime.graph.GraphStore;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be refreshed, as the catalog had it once. */
public final class Plan {

    private static final int PARTS = 20;
    private static final Duration COARSEST = Duration.ofMillis(50);

    private final List<GraphRow> rows;
    private final Map<Long, Unit> units = new LinkedHashMap<>();
    private final Map<Firings, Set<Long>> firings = new HashMap<>();

    private Plan(List<GraphRow> rows) {
        this.rows = rows;
        Map<Long, PlannedTable> tables = new HashMap<>();
        rows.forEach(row -> tables.put(row.id(), new PlannedTable(row.id(), row.name(), !row.differential())));
        for (ScheduledGroup scheduled :
                Agenda.of(rows.stream().map(GraphRow::node).toList())) {
            Unit unit = new Unit(
                    scheduled.group().id(),
                    scheduled.group().members().stream()
                            .filter(tables::containsKey)
                            .map(tables::get)
                            .toList(),
                    scheduled.group().upstream());
            units.put(unit.id(), unit);
            firings.computeIfAbsent(scheduled.firings(), none -> new HashSet<>())
                    .add(unit.id());
        }
    }

    /** The plan of a database without stream tables. */
    public static Plan empty() {
        return new Plan(List.of());
    }

    /** Reads the catalog; returns this plan if nothing has changed that matters to it. */
    public Plan reread(Session session) throws SQLException {
        List<GraphRow> now = new GraphStore(session).rows();
        return now.equals(rows) ? this : new Plan(now);
    }

    /** The units with these numbers that there are. */
    public List<Unit> units(Collection<Long> ids) {
        return units.values().stream().filter(unit -> ids.contains(unit.id())).toList();
    }

    /** All units, each after those that it reads. */
    public Collection<Unit> units() {
        return units.values();
    }

    /** All stream tables that are refreshed. */
    public List<PlannedTable> tables() {
        return units.values().stream().flatMap(unit -> unit.members().stream()).toList();
    }

    /**
     * How close to each other looks may be: a twentieth of the shortest interval. Among many schedules some would always be
     * about to fire, and each look has its price.
     */
    public Duration grain() {
        return firings.keySet().stream()
                .flatMap(any -> any.timings().stream())
                .map(timing -> timing.schedule())
                .filter(Interval.class::isInstance)
                .map(schedule -> ((Interval) schedule).length().dividedBy(PARTS))
                .filter(part -> part.compareTo(COARSEST) < 0)
                .min(Comparator.naturalOrder())
                .orElse(COARSEST);
    }

    /** The numbers of the units that fire together. */
    public Map<Firings, Set<Long>> firings() {
        return firings;
    }
}
