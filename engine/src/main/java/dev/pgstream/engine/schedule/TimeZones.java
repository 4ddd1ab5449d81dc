package dev.pgstream.engine.schedule;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's time zones as Java has them. */
public final class TimeZones {

    /** POSIX texts without daylight saving, {@code <-03>+03} or {@code UTC+3}: hours to the west of Greenwich. */
    private static final Pattern POSIX =
            Pattern.compile("(?:[A-Za-z]{3,}|<[A-Za-z0-9:+-]+>)([+-]?)(\\d{1,2})(?::?(\\d{2}))?(?::?(\\d{2}))?");

    private TimeZones() {}

    /**
     * Finds the zone that a value of the setting {@code TimeZone} means; empty where it is neither a region nor a fixed
     * distance to Greenwich.
     */
    public static Optional<ZoneId> find(String setting) {
        String name = setting.strip();
        Matcher posix = POSIX.matcher(name);
        return posix.matches() ? offset(posix) : region(name);
    }

    /** PostgreSQL does not mind upper and lower case; Java does. */
    private static Optional<ZoneId> region(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.equalsIgnoreCase(name))
                    .sorted()
                    .findFirst()
                    .map(ZoneId::of);
        }
    }

    private static Optional<ZoneId> offset(Matcher posix) {
        int seconds = number(posix, 2) * 3600 + number(posix, 3) * 60 + number(posix, 4);
        try {
            return Optional.of(ZoneOffset.ofTotalSeconds("-".equals(posix.group(1)) ? seconds : -seconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher posix, int group) {
        String digits = posix.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
