package dev.pgstream.engine.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schedule as users write it. */
public sealed interface Schedule permits Interval, CronSchedule, Calculated, Manual {

    /** The normal form, for the catalog; empty for on demand. */
    Optional<String> text();

    /**
     * Returns the first firing after an instant; empty where the schedule itself has none. The same arguments give the same
     * firing everywhere, so nothing about firings needs to be stored.
     *
     * @param seed spreads intervals of the same length; those of one seed fire together
     * @param zone the time zone that cron expressions mean
     */
    Optional<Instant> next(Instant after, long seed, ZoneId zone);

    /**
     * Parses a schedule: an interval of hours, minutes, seconds and milliseconds ({@code 500ms}, {@code 5s},
     * {@code 1h30m}); a cron expression of five fields, or of six that begin with seconds, or a name like {@code @hourly};
     * {@code calculated} for the firings of its readers; {@code manual} or null for on demand.
     *
     * @throws IllegalArgumentException if it is none of these; the message says what is wrong
     */
    static Schedule parse(@Nullable String text) {
        if (text == null || text.strip().equalsIgnoreCase("manual")) {
            return new Manual();
        }
        String normal = text.strip().toLowerCase(Locale.ROOT);
        if (normal.equals("calculated")) {
            return new Calculated();
        }
        if (CronSchedule.looksLike(normal)) {
            return CronSchedule.parse(text);
        }
        return Interval.parse(normal)
                .orElseThrow(() -> new IllegalArgumentException("the schedule '" + text
                        + "' is neither an interval like 500ms, 5s, 1m or 1h30m, nor a cron expression like '0 3 * * *' or"
                        + " '@hourly', nor 'calculated' or 'manual'"));
    }
}
