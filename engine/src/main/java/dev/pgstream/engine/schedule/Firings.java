package dev.pgstream.engine.schedule;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** All the instants at which something is due: the firings of several schedules together. */
public record Firings(Set<Timing> timings) {

    public static final Firings NONE = new Firings(Set.of());

    public Firings {
        timings = Set.copyOf(timings);
    }

    /** The firings of one schedule; a schedule without firings of its own adds none. */
    public static Firings of(Timing timing) {
        return timing.next(Instant.EPOCH).isPresent() ? new Firings(Set.of(timing)) : NONE;
    }

    /** Returns the firings of both. */
    public Firings and(Firings other) {
        Set<Timing> both = new LinkedHashSet<>(timings);
        both.addAll(other.timings);
        return new Firings(both);
    }

    /** Whether it never fires. */
    public boolean none() {
        return timings.isEmpty();
    }

    /** Returns the first firing after an instant. */
    public Optional<Instant> next(Instant after) {
        return timings.stream().flatMap(timing -> timing.next(after).stream()).min(Instant::compareTo);
    }

    /** Whether there is a firing after one instant and not after another. */
    public boolean within(Instant after, Instant until) {
        return next(after).filter(firing -> !firing.isAfter(until)).isPresent();
    }
}
