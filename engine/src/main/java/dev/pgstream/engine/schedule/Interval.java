package dev.pgstream.engine.schedule;

import dev.pgstream.engine.hash.XxHash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fires at even distances on the clock, {@code k * length + offset} since 1970. The offset comes from the seed alone: so a
 * thousand tables of one length don't fire together, and each keeps its firings through restarts.
 *
 * @param normal the text in lower case
 */
public record Interval(String normal, Duration length) implements Schedule {

    private static final Pattern SYNTAX = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Parses text in lower case; empty if it is no interval at all. */
    static Optional<Interval> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        Duration length = part(matcher, 1, Duration.ofHours(1))
                .plus(part(matcher, 2, Duration.ofMinutes(1)))
                .plus(part(matcher, 3, Duration.ofSeconds(1)))
                .plus(part(matcher, 4, Duration.ofMillis(1)));
        if (length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the schedule '" + text + "' is not between 1ms and 366 days");
        }
        return Optional.of(new Interval(text, length));
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

    @Override
    public Optional<String> text() {
        return Optional.of(normal);
    }

    @Override
    public Optional<Instant> next(Instant after, long seed, ZoneId zone) {
        long step = length.toMillis();
        long offset = Math.floorMod(XxHash.hash(Long.toString(seed)), step);
        long passed = Math.floorDiv(after.toEpochMilli() - offset, step);
        return Optional.of(Instant.ofEpochMilli((passed + 1) * step + offset));
    }
}
