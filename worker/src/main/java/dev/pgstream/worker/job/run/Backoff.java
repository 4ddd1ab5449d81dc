package dev.pgstream.worker.job.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When units that failed for a passing reason are tried again: later each time, and not all at once. Until then their
 * schedules don't count.
 */
public final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * @param until when to try again; null once that time has come
     */
    private record Wait(int failures, @Nullable Instant until) {
        boolean isOn(Instant now) {
            return until != null && until.isAfter(now);
        }
    }

    private final Map<Long, Wait> waits = new HashMap<>();
    private final Random random;

    public Backoff(Random random) {
        this.random = random;
    }

    /** Notes a failure and returns how long to wait: between half and all of a time that doubles with each failure. */
    public synchronized Duration failed(long unit, Instant now) {
        Wait before = waits.get(unit);
        int failures = before == null ? 1 : before.failures() + 1;
        long longest = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(failures - 1, 20));
        Duration wait = Duration.ofMillis(longest / 2 + random.nextLong(longest / 2 + 1));
        waits.put(unit, new Wait(failures, now.plus(wait)));
        return wait;
    }

    /** Forgets the failures of a unit; returns whether there were any. */
    public synchronized boolean ended(long unit) {
        return waits.remove(unit) != null;
    }

    public synchronized boolean isWaiting(long unit, Instant now) {
        Wait wait = waits.get(unit);
        return wait != null && wait.isOn(now);
    }

    /** Returns the units whose wait is over, each once: they are to be tried now. */
    public synchronized Set<Long> over(Instant now) {
        List<Long> over = waits.entrySet().stream()
                .filter(wait ->
                        wait.getValue().until() != null && !wait.getValue().isOn(now))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(unit -> waits.computeIfPresent(unit, (id, wait) -> new Wait(wait.failures(), null)));
        return Set.copyOf(over);
    }

    /** When the next wait is over. */
    public synchronized Optional<Instant> next() {
        return waits.values().stream()
                .flatMap(wait -> Optional.ofNullable(wait.until()).stream())
                .min(Comparator.naturalOrder());
    }

    /** Forgets all units but these. */
    public synchronized void retain(Collection<Long> units) {
        waits.keySet().retainAll(units);
    }
}
