package dev.pgstream.engine.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Never fires: refreshes are on demand. */
public record Manual() implements Schedule {

    @Override
    public Optional<String> text() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> next(Instant after, long seed, ZoneId zone) {
        return Optional.empty();
    }
}
