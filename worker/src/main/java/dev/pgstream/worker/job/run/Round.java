package dev.pgstream.worker.job.run;

import dev.pgstream.worker.job.plan.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Units that are due at the same time. One is ready once the units of the round that it reads are done; it runs if changes
 * were pending for it, or if one that it reads has changed in this round, and else is done without having run.
 */
final class Round {

    private final Map<Long, Unit> units = new HashMap<>();
    private final Map<Long, List<Unit>> readers = new HashMap<>();
    private final Map<Long, Integer> awaited = new HashMap<>();
    private final Set<Long> toRun;

    /**
     * @param due the units
     * @param pending the numbers of those that have something to do whatever the others bring
     */
    Round(Collection<Unit> due, Set<Long> pending) {
        toRun = new HashSet<>(pending);
        due.forEach(unit -> units.put(unit.id(), unit));
        for (Unit unit : due) {
            List<Long> reads =
                    unit.upstream().stream().filter(units::containsKey).toList();
            awaited.put(unit.id(), reads.size());
            reads.forEach(read ->
                    readers.computeIfAbsent(read, none -> new ArrayList<>()).add(unit));
        }
    }

    /**
     * What a step brings.
     *
     * @param ready units that can start now
     * @param over units that are done with, because they have run or because there was nothing to do
     */
    record Progress(List<Unit> ready, List<Unit> over) {}

    /** Returns what can start right away; to be asked once. */
    Progress begin() {
        Progress progress = new Progress(new ArrayList<>(), new ArrayList<>());
        units.values().stream()
                .filter(unit -> awaited.getOrDefault(unit.id(), 0) == 0)
                .sorted(Comparator.comparing(Unit::id))
                .forEach(unit -> reach(unit, progress));
        return progress;
    }

    /** Notes that a unit has run. */
    Progress done(Unit unit, boolean changed) {
        Progress progress = new Progress(new ArrayList<>(), new ArrayList<>());
        release(unit, changed, progress);
        return progress;
    }

    /** What a unit reads is done. */
    private void reach(Unit unit, Progress progress) {
        if (toRun.contains(unit.id())) {
            progress.ready().add(unit);
        } else {
            release(unit, false, progress);
        }
    }

    private void release(Unit unit, boolean changed, Progress progress) {
        progress.over().add(unit);
        for (Unit reader : readers.getOrDefault(unit.id(), List.of())) {
            if (changed) {
                toRun.add(reader.id());
            }
            if (awaited.merge(reader.id(), -1, Integer::sum) == 0) {
                reach(reader, progress);
            }
        }
    }
}
