package dev.pgstream.worker.job.plan;

import dev.pgstream.engine.schedule.Firings;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** Which units fire next. Firings that were missed are not made up: after now comes the next one after now. */
public final class Calendar {

    private record Entry(Instant at, Firings firings, Set<Long> units) {}

    private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at));
    private Instant last;

    /**
     * @param units the numbers of the units that fire together
     * @param since the time whose firings are done
     */
    public Calendar(Map<Firings, Set<Long>> units, Instant since) {
        last = since;
        units.forEach(this::add);
    }

    /** Returns the units that have fired by now, since the last time that this was asked. */
    public Set<Long> due(Instant now) {
        boolean setBack = now.isBefore(last);
        last = now;
        if (setBack) {
            restart();
        }
        Set<Long> due = new LinkedHashSet<>();
        while (!entries.isEmpty() && !entries.element().at().isAfter(now)) {
            Entry fired = entries.remove();
            due.addAll(fired.units());
            add(fired.firings(), fired.units());
        }
        return due;
    }

    /** The time up to which firings are done. */
    public Instant last() {
        return last;
    }

    /** When something fires next; empty if nothing ever does. */
    public Optional<Instant> next() {
        return Optional.ofNullable(entries.peek()).map(Entry::at);
    }

    private void add(Firings firings, Set<Long> units) {
        firings.next(last).ifPresent(at -> entries.add(new Entry(at, firings, Set.copyOf(units))));
    }

    /** The clock was set back: what was to fire next may lie hours ahead now. */
    private void restart() {
        List<Entry> old = List.copyOf(entries);
        entries.clear();
        old.forEach(entry -> add(entry.firings(), entry.units()));
    }
}
