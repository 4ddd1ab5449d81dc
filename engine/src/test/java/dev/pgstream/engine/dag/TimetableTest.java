package dev.pgstream.engine.dag;

import static dev.pgstream.engine.dag.Graphs.inactive;
import static dev.pgstream.engine.dag.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.engine.schedule.Firings;
import dev.pgstream.engine.schedule.Schedule;
import dev.pgstream.engine.schedule.Timing;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Long T = Graphs.TABLE;

    private static StreamNode scheduled(long id, String schedule, Long... reads) {
        return node(id, Consistency.DIAMOND, schedule, reads);
    }

    private static Map<Long, Firings> of(StreamNode... nodes) {
        return Timetable.of(List.of(nodes));
    }

    private static Firings firings(String schedule, long seed) {
        return Firings.of(new Timing(Schedule.parse(schedule), seed, ZoneOffset.UTC));
    }

    @Test
    void givesConnectedTablesOneSeed() {
        Map<Long, Firings> table =
                of(scheduled(2, "1m", T), scheduled(3, "1m", T), scheduled(5, "5s", 3L, 2L), scheduled(7, "1m", T));
        assertThat(table)
                .containsEntry(2L, firings("1m", 2))
                .containsEntry(3L, firings("1m", 2))
                .containsEntry(5L, firings("5s", 2))
                .containsEntry(7L, firings("1m", 7));
    }

    @Test
    void givesCalculatedOnesTheFiringsOfAllReaders() {
        Map<Long, Firings> table = of(
                scheduled(1, "calculated", T),
                scheduled(2, "calculated", 1L),
                scheduled(3, "5s", 2L),
                scheduled(4, "7s", 1L),
                scheduled(5, "manual", 1L));
        assertThat(table)
                .containsEntry(2L, firings("5s", 1))
                .containsEntry(1L, firings("5s", 1).and(firings("7s", 1)))
                .containsEntry(5L, Firings.NONE);
    }

    @Test
    void givesNoneToCalculatedOnesThatNobodyScheduledReads() {
        assertThat(of(scheduled(1, "calculated", T), scheduled(2, "manual", 1L)).values())
                .containsOnly(Firings.NONE);
    }

    @Test
    void givesNoneToThoseThatMayNotBeRefreshedNorForTheirSake() {
        assertThat(of(scheduled(1, "calculated", T), inactive(scheduled(2, "5s", 1L)))
                        .values())
                .containsOnly(Firings.NONE);
        assertThat(of(scheduled(1, "calculated", T), inactive(scheduled(2, "calculated", 1L)), scheduled(3, "5s", 2L)))
                .containsEntry(1L, Firings.NONE)
                .containsEntry(3L, firings("5s", 1));
    }
}
