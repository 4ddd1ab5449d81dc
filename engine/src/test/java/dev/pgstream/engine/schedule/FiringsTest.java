package dev.pgstream.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FiringsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:34:56.789Z");

    private static Firings of(String schedule) {
        return Firings.of(new Timing(Schedule.parse(schedule), 1, ZoneOffset.UTC));
    }

    @Test
    void areThoseOfAllTheirSchedules() {
        Firings both = of("0 * * * *").and(of("20 * * * *"));
        assertThat(both.next(NOW)).hasValue(Instant.parse("2026-05-01T13:00:00Z"));
        assertThat(both.next(Instant.parse("2026-05-01T13:00:00Z"))).hasValue(Instant.parse("2026-05-01T13:20:00Z"));
    }

    @Test
    void countTheSameOnce() {
        assertThat(of("5s").and(of("5s")).timings()).hasSize(1);
    }

    @Test
    void areNoneOfManualAndCalculated() {
        assertThat(of("manual").none()).isTrue();
        assertThat(of("calculated")).isEqualTo(Firings.NONE);
        assertThat(Firings.NONE.next(NOW)).isEmpty();
    }

    @Test
    void areWithinATimeOrNot() {
        Instant one = Instant.parse("2026-05-01T13:00:00Z");
        assertThat(of("0 * * * *").within(NOW, one)).isTrue();
        assertThat(of("0 * * * *").within(NOW, one.minusMillis(1))).isFalse();
        assertThat(of("0 * * * *").within(one, one.plusSeconds(3599))).isFalse();
    }
}
