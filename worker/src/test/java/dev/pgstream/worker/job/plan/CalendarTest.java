package dev.pgstream.worker.job.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.schedule.Firings;
import dev.pgstream.engine.schedule.Schedule;
import dev.pgstream.engine.schedule.Timing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CalendarTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:30Z");

    private final Calendar calendar =
            new Calendar(Map.of(every("* * * * *"), Set.of(1L, 2L), every("0 * * * *"), Set.of(3L)), NOW);

    private static Firings every(String cron) {
        return Firings.of(new Timing(Schedule.parse(cron), 0, ZoneOffset.UTC));
    }

    @Test
    void whatFiresTogetherIsDueTogether() {
        assertThat(calendar.next()).contains(Instant.parse("2026-01-01T00:01:00Z"));
        assertThat(calendar.due(NOW.plusSeconds(29))).isEmpty();
        assertThat(calendar.due(NOW.plusSeconds(30))).containsExactlyInAnyOrder(1L, 2L);
        assertThat(calendar.due(NOW.plusSeconds(31))).isEmpty();
    }

    @Test
    void missedFiringsCountOnce() {
        assertThat(calendar.due(NOW.plusSeconds(7200))).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(calendar.next()).contains(Instant.parse("2026-01-01T02:01:00Z"));
    }

    @Test
    void aClockThatIsSetBackFiresOnFromThere() {
        calendar.due(NOW.plusSeconds(7200));
        assertThat(calendar.due(NOW)).isEmpty();
        assertThat(calendar.next()).contains(Instant.parse("2026-01-01T00:01:00Z"));
    }

    @Test
    void withoutSchedulesNothingIsNext() {
        assertThat(new Calendar(Map.of(), NOW).next()).isEmpty();
    }
}
