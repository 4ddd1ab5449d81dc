package dev.pgstream.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant next(String text, String after, ZoneId zone) {
        return Schedule.parse(text).next(Instant.parse(after), 1, zone).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "'*/15 * * * *',         2026-05-01T12:34:56Z, 2026-05-01T12:45:00Z",
        "'0 3 * * *',            2026-05-01T03:00:00Z, 2026-05-02T03:00:00Z",
        "'0 3 * * *',            2026-05-01T02:59:59.999Z, 2026-05-01T03:00:00Z",
        "'0 0 * * 0',            2026-05-01T00:00:00Z, 2026-05-03T00:00:00Z",
        "'0 0 * * 7',            2026-05-01T00:00:00Z, 2026-05-03T00:00:00Z",
        "'0 0 * * sun',          2026-05-01T00:00:00Z, 2026-05-03T00:00:00Z",
        "'0 0 * * mon-fri',      2026-05-02T00:00:00Z, 2026-05-04T00:00:00Z",
        "'0 0 13 * 5',           2026-05-01T00:00:00Z, 2026-05-08T00:00:00Z",
        "'0 0 29 2 *',           2026-05-01T00:00:00Z, 2028-02-29T00:00:00Z",
        "'*/10 * * * * *',       2026-05-01T12:34:56Z, 2026-05-01T12:35:00Z",
        "'30 0 9 ? * 1-5',       2026-05-01T09:00:30Z, 2026-05-04T09:00:30Z",
        "'0 0 12 ? * 0',         2026-05-01T00:00:00Z, 2026-05-03T12:00:00Z",
        "'0 0 0 L * ?',          2026-05-01T00:00:00Z, 2026-05-31T00:00:00Z",
        "'0 0 0 LW * ?',         2026-05-01T00:00:00Z, 2026-05-29T00:00:00Z",
        "'0 0 0 ? * MON#2',      2026-05-01T00:00:00Z, 2026-05-11T00:00:00Z",
        "@hourly,                2026-05-01T12:34:56Z, 2026-05-01T13:00:00Z",
        "@daily,                 2026-05-01T12:34:56Z, 2026-05-02T00:00:00Z",
        "@midnight,              2026-05-01T12:34:56Z, 2026-05-02T00:00:00Z",
        "@weekly,                2026-05-01T12:34:56Z, 2026-05-03T00:00:00Z",
        "@monthly,               2026-05-01T12:34:56Z, 2026-06-01T00:00:00Z",
        "@yearly,                2026-05-01T12:34:56Z, 2027-01-01T00:00:00Z",
    })
    void fires(String text, String after, Instant expected) {
        assertThat(next(text, after, ZoneId.of("UTC"))).isEqualTo(expected);
    }

    @Test
    void meansTheTimeOfItsZone() {
        assertThat(next("0 3 * * *", "2026-05-01T12:00:00Z", BERLIN)).isEqualTo("2026-05-02T01:00:00Z");
        assertThat(next("0 3 * * *", "2026-12-01T12:00:00Z", BERLIN)).isEqualTo("2026-12-02T02:00:00Z");
    }

    /** The clock is set from 2:00 to 3:00 on 29 March, and from 3:00 back to 2:00 on 25 October. */
    @Test
    void goesOnWhereTheClockIsSet() {
        for (String text : List.of("30 2 * * *", "*/20 * * * *", "@hourly", "0 */10 * * * *")) {
            for (String day : List.of("2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z")) {
                Instant end = Instant.parse(day).plusSeconds(86_400 * 2);
                List<Instant> firings = firings(text, Instant.parse(day), end);
                assertThat(firings).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(1);
                if (!text.startsWith("30")) {
                    assertThat(firings).as(text + " " + day).hasSizeGreaterThanOrEqualTo(46);
                }
            }
        }
    }

    private static List<Instant> firings(String text, Instant from, Instant end) {
        List<Instant> firings = new ArrayList<>();
        Instant at = from;
        while (at.isBefore(end)) {
            Instant next = Schedule.parse(text).next(at, 1, BERLIN).orElseThrow();
            assertThat(next)
                    .as("%s after %s", text, ZonedDateTime.ofInstant(at, BERLIN))
                    .isAfter(at);
            firings.add(next);
            at = next;
        }
        return firings;
    }

    @Test
    void isEqualByItsText() {
        assertThat(Schedule.parse("0 3 * * mon")).isEqualTo(Schedule.parse("0  3 * * MON"));
        assertThat(Schedule.parse("0 3 * * mon")).isNotEqualTo(Schedule.parse("0 3 * * tue"));
    }
}
