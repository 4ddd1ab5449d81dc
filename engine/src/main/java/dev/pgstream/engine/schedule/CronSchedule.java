package dev.pgstream.engine.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * A cron expression. Five fields are those of Unix; six begin with the second and know {@code ?}, {@code L}, {@code W} and
 * {@code #} as Quartz does, with the days of the week numbered as in Unix: 0 and 7 are Sunday.
 */
public final class CronSchedule implements Schedule {

    private static final int SECONDS_AND_MORE = 6;

    private final String text;
    private final ExecutionTime times;

    private CronSchedule(String text, ExecutionTime times) {
        this.text = text;
        this.times = times;
    }

    /** Whether a text is meant to be a cron expression: by its number of fields, or a name. */
    static boolean looksLike(String text) {
        int fields = text.split("\\s+", -1).length;
        return text.startsWith("@") || fields == 5 || fields == SECONDS_AND_MORE;
    }

    static CronSchedule parse(String text) {
        String normal = text.strip().replaceAll("\\s+", " ");
        normal = normal.startsWith("@") ? normal.toLowerCase(Locale.ROOT) : normal.toUpperCase(Locale.ROOT);
        CronSchedule schedule = new CronSchedule(normal, ExecutionTime.forCron(cron(text, normal)));
        if (schedule.next(Instant.EPOCH, 0, ZoneOffset.UTC).isEmpty()) {
            throw new IllegalArgumentException("the schedule '" + text + "' never fires: there is no such day");
        }
        return schedule;
    }

    private static Cron cron(String text, String normal) {
        boolean seconds = normal.split(" ", -1).length == SECONDS_AND_MORE;
        try {
            return new CronParser(seconds ? withSeconds() : unix())
                    .parse(normal)
                    .validate();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the schedule '" + text + "' is no cron expression: " + innermost(e), e);
        }
    }

    /** The library wraps what is wrong into what it was doing. */
    private static String innermost(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static CronDefinition unix() {
        return named(CronDefinitionBuilder.defineCron())
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .withStrictRange()
                .and()
                .withMonth()
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .withStrictRange()
                .and()
                .instance();
    }

    private static CronDefinition withSeconds() {
        return CronDefinitionBuilder.defineCron()
                .withSeconds()
                .withStrictRange()
                .and()
                .withMinutes()
                .withStrictRange()
                .and()
                .withHours()
                .withStrictRange()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .withStrictRange()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .withIntMapping(7, 0)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .instance();
    }

    private static CronDefinitionBuilder named(CronDefinitionBuilder definition) {
        return definition
                .withSupportedNicknameYearly()
                .withSupportedNicknameAnnually()
                .withSupportedNicknameMonthly()
                .withSupportedNicknameWeekly()
                .withSupportedNicknameDaily()
                .withSupportedNicknameMidnight()
                .withSupportedNicknameHourly();
    }

    @Override
    public Optional<String> text() {
        return Optional.of(text);
    }

    @Override
    public Optional<Instant> next(Instant after, long seed, ZoneId zone) {
        return times.nextExecution(ZonedDateTime.ofInstant(after, zone)).map(ZonedDateTime::toInstant);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronSchedule cron && cron.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
