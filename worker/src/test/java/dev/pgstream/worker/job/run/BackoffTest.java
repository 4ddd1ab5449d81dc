package dev.pgstream.worker.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Backoff backoff = new Backoff(new Random(1));

    @Test
    void waitsGrowUpToHalfAMinute() {
        assertThat(backoff.failed(1, NOW)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.failed(1, NOW)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.failed(1, NOW)).isLessThanOrEqualTo(Duration.ofSeconds(30));
        }
        assertThat(backoff.failed(1, NOW)).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aUnitWaitsAndIsThenTriedOnce() {
        Instant until = NOW.plus(backoff.failed(1, NOW));
        assertThat(backoff.isWaiting(1, NOW)).isTrue();
        assertThat(backoff.next()).contains(until);
        assertThat(backoff.over(NOW)).isEmpty();
        assertThat(backoff.over(until)).containsExactly(1L);
        assertThat(backoff.over(until)).isEmpty();
        assertThat(backoff.isWaiting(1, until)).isFalse();
        assertThat(backoff.next()).isEmpty();
    }

    @Test
    void aTryThatFailsWaitsLongerThanTheOneBefore() {
        backoff.failed(1, NOW);
        backoff.over(NOW.plusSeconds(1));
        assertThat(backoff.failed(1, NOW)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aSuccessEndsIt() {
        backoff.failed(1, NOW);
        assertThat(backoff.ended(1)).isTrue();
        assertThat(backoff.ended(1)).isFalse();
        assertThat(backoff.failed(1, NOW)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void unitsThatAreGoneAreForgotten() {
        backoff.failed(1, NOW);
        backoff.failed(2, NOW);
        backoff.retain(List.of(2L));
        assertThat(backoff.over(NOW.plusSeconds(60))).containsExactly(2L);
    }
}
