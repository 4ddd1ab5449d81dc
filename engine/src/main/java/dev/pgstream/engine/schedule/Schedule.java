package dev.pgstream.engine.schedule;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A schedule as users write it.
 *
 * @param text the normal form, for the catalog; empty for on demand
 * @param interval the time between refreshes; empty for {@code calculated} and on demand
 */
public record Schedule(Optional<String> text, Optional<Duration> interval) {

    private static final Pattern INTERVAL = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final Duration LONGEST = Duration.ofDays(366);

    /**
     * Parses a schedule: an interval of hours, minutes, seconds and milliseconds ({@code 500ms}, {@code 5s},
     * {@code 1h30m}), {@code calculated} for the tightest schedule among the readers, {@code manual} or null for on demand.
     *
     * @throws IllegalArgumentException if it is none of these; the message says what is wrong
     */
    public static Schedule parse(@org.jspecify.annotations.Nullable String text) {
        if (text == null || text.strip().equalsIgnoreCase("manual")) {
            return new Schedule(Optional.empty(), Optional.empty());
        }
        String normal = text.strip().toLowerCase(Locale.ROOT);
        if (normal.equals("calculated")) {
            return new Schedule(Optional.of(normal), Optional.empty());
        }
        Matcher matcher = INTERVAL.matcher(normal);
        if (normal.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("the schedule '" + text
                    + "' is neither an interval like 500ms, 5s, 1m or 1h30m, nor 'calculated' or 'manual'");
        }
        Duration interval = part(matcher, 1, Duration.ofHours(1))
                .plus(part(matcher, 2, Duration.ofMinutes(1)))
                .plus(part(matcher, 3, Duration.ofSeconds(1)))
                .plus(part(matcher, 4, Duration.ofMillis(1)));
        if (interval.isZero() || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the schedule '" + text + "' is not between 1ms and 366 days");
        }
        return new Schedule(Optional.of(normal), Optional.of(interval));
    }

    private static Duration part(Matcher matcher, int group, Duration unit) {
        String digits = matcher.group(group);
        if (digits == null) {
            return Duration.ZERO;
        }
        if (digits.length() > 12) {
            throw new IllegalArgumentException("the schedule's number " + digits + " is too large");
        }
        return unit.multipliedBy(Long.parseLong(digits));
    }
}
