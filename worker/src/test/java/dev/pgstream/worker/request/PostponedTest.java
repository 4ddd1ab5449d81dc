package dev.pgstream.worker.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PostponedTest {

    private static final Instant NOW = Instant.parse("2000-01-01T00:00:00Z");

    private final Postponed postponed = new Postponed();

    private long waitAfter(int failures) {
        for (int i = 0; i < failures; i++) {
            postponed.add(7, NOW);
        }
        long seconds = 0;
        while (postponed.at(NOW.plusSeconds(seconds)).contains(7L)) {
            seconds++;
        }
        return seconds;
    }

    @Test
    void waitsLongerEachTimeButNotForever() {
        assertThat(waitAfter(1)).isEqualTo(1);
        assertThat(waitAfter(1)).isEqualTo(2);
        assertThat(waitAfter(1)).isEqualTo(4);
        assertThat(waitAfter(10)).isEqualTo(30);
    }

    @Test
    void forgetsWhatWasServed() {
        postponed.add(7, NOW);
        postponed.forget(7);
        assertThat(postponed.at(NOW)).isEmpty();
        assertThat(waitAfter(1)).isEqualTo(1);
    }
}
