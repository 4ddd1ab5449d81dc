package dev.pgstream.engine.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A schedule with what its firings depend on. */
public record Timing(Schedule schedule, long seed, ZoneId zone) {

    Optional<Instant> next(Instant after) {
        return schedule.next(after, seed, zone);
    }
}
