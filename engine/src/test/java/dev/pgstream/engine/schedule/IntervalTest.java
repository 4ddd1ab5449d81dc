package dev.pgstream.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:34:56.789Z");

    private static Instant next(String text, Instant after, long seed) {
        return Schedule.parse(text).next(after, seed, ZoneOffset.UTC).orElseThrow();
    }

    @Test
    void firesOncePerInterval() {
        for (String text : new String[] {"1ms", "100ms", "7s", "1m", "8784h"}) {
            Duration length = ((Interval) Schedule.parse(text)).length();
            for (long seed = 1; seed <= 50; seed++) {
                Instant first = next(text, NOW, seed);
                assertThat(first).isAfter(NOW).isBeforeOrEqualTo(NOW.plus(length));
                assertThat(next(text, first, seed)).isEqualTo(first.plus(length));
                assertThat(next(text, first.minusNanos(1), seed)).isEqualTo(first);
                assertThat(next(text, first.plusNanos(1), seed)).isEqualTo(first.plus(length));
            }
        }
    }

    @Test
    void keepsItsFiringsWhereverOneBegins() {
        Instant firing = next("5s", NOW, 7);
        assertThat(next("5s", NOW.minusSeconds(3600), 7).until(firing, java.time.temporal.ChronoUnit.MILLIS) % 5000)
                .isZero();
        assertThat(next("5s", Instant.ofEpochSecond(-100), 7)).isAfter(Instant.ofEpochSecond(-100));
    }

    @Test
    void spreadsAThousandTables() {
        Set<Long> seconds = new HashSet<>();
        for (long seed = 1; seed <= 1000; seed++) {
            seconds.add(next("1m", NOW, seed).getEpochSecond());
        }
        assertThat(seconds).hasSizeGreaterThan(55);
    }
}
