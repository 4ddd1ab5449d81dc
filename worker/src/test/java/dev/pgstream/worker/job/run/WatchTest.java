package dev.pgstream.worker.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.worker.job.plan.PlannedTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final PlannedTable table = new PlannedTable(1, "public.t", false);
    private final List<PlannedTable> tables = List.of(table);
    private final Watch watch = new Watch();

    @Test
    void aTableIsLookedAtOnceASnapshot() {
        assertThat(watch.unseen(tables, "1:1:")).containsExactly(table);
        watch.nothing(tables, "1:1:");
        assertThat(watch.unseen(tables, "1:1:")).isEmpty();
        assertThat(watch.unseen(tables, "1:2:")).containsExactly(table);
    }

    @Test
    void afterARefreshItIsLookedAtAgain() {
        watch.nothing(tables, "1:1:");
        watch.refreshes(tables, NOW);
        assertThat(watch.unseen(tables, "1:1:")).containsExactly(table);
    }

    @Test
    void eachMinuteItIsLookedAtThoroughly() {
        assertThat(watch.thorough(tables, NOW)).containsExactly(table);
        watch.refreshes(tables, NOW);
        assertThat(watch.thorough(tables, NOW.plusSeconds(59))).isEmpty();
        assertThat(watch.thorough(tables, NOW.plusSeconds(61))).containsExactly(table);
    }

    @Test
    void tablesThatAreGoneAreForgotten() {
        watch.nothing(tables, "1:1:");
        watch.upToDate(tables, NOW);
        watch.retain(List.of());
        assertThat(watch.unseen(tables, "1:1:")).containsExactly(table);
        assertThat(watch.upToDate(1)).isEmpty();
    }
}
