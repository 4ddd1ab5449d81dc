package dev.pgstream.engine.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Fires whenever one of the stream tables that read it does; {@code Timetable} tells when that is. */
public record Calculated() implements Schedule {

    @Override
    public Optional<String> text() {
        return Optional.of("calculated");
    }

    @Override
    public Optional<Instant> next(Instant after, long seed, ZoneId zone) {
        return Optional.empty();
    }
}
