package dev.pgstream.worker.job.run;

import dev.pgstream.worker.job.plan.PlannedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Up to which snapshot each stream table was looked at, so that nothing is asked again while no transaction has ended, and
 * when it was last refreshed, which looks at more than changed rows: at triggers, partitions, columns and definitions.
 */
public final class Watch {

    private static final Duration THOROUGH = Duration.ofMinutes(1);

    private final Map<Long, String> seen = new HashMap<>();
    private final Map<Long, Instant> refreshed = new HashMap<>();
    private final Map<Long, Instant> fresh = new HashMap<>();

    /** Returns those to look at: all that were not yet looked at under this snapshot. */
    public synchronized List<PlannedTable> unseen(Collection<PlannedTable> tables, String snapshot) {
        return tables.stream()
                .filter(table -> !snapshot.equals(seen.get(table.id())))
                .toList();
    }

    /** Of those for which no change is pending: the ones whose refresh is due all the same. */
    public synchronized List<PlannedTable> thorough(Collection<PlannedTable> tables, Instant now) {
        return tables.stream()
                .filter(table -> {
                    @Nullable Instant last = refreshed.get(table.id());
                    return last == null || last.plus(THOROUGH).isBefore(now);
                })
                .toList();
    }

    /** Notes that nothing is pending. */
    public synchronized void nothing(Collection<PlannedTable> tables, String snapshot) {
        tables.forEach(table -> seen.put(table.id(), snapshot));
    }

    /** Notes that a refresh begins. */
    public synchronized void refreshes(Collection<PlannedTable> tables, Instant now) {
        tables.forEach(table -> {
            seen.remove(table.id());
            refreshed.put(table.id(), now);
        });
    }

    /** Notes that stream tables had all changes up to a time. */
    public synchronized void upToDate(Collection<PlannedTable> tables, Instant at) {
        tables.forEach(table -> fresh.put(table.id(), at));
    }

    /** Returns the time up to which a stream table is known to have all changes. */
    public synchronized Optional<Instant> upToDate(long table) {
        return Optional.ofNullable(fresh.get(table));
    }

    /** Forgets what it knows of stream tables that are gone. */
    public synchronized void retain(Collection<PlannedTable> tables) {
        Set<Long> ids = tables.stream().map(PlannedTable::id).collect(Collectors.toSet());
        seen.keySet().retainAll(ids);
        refreshed.keySet().retainAll(ids);
        fresh.keySet().retainAll(ids);
    }
}
