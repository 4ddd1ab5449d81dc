package dev.pgstream.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {

    /** The signs of POSIX are those of PostgreSQL: positive is west. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 0",
        "GMT, 0",
        "Etc/UTC, 0",
        "Europe/Berlin, 7200",
        "europe/berlin, 7200",
        "<-03>+03, -10800",
        "<+05:30>-05:30, 19800",
        "UTC+3, -10800",
        "FOO-2, 7200",
        "Etc/GMT+5, -18000"
    })
    void finds(String setting, int seconds) {
        ZoneId zone = TimeZones.find(setting).orElseThrow();
        assertThat(zone.getRules()
                        .getOffset(Instant.parse("2026-07-01T00:00:00Z"))
                        .getTotalSeconds())
                .isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nowhere/Land", "FOO99", "CET-1CEST,M3.5.0,M10.5.0/3"})
    void findsNothingElse(String setting) {
        assertThat(TimeZones.find(setting)).isEmpty();
    }
}
