package dev.pgstream.engine.dag;

import static dev.pgstream.engine.dag.Graphs.inactive;
import static dev.pgstream.engine.dag.Graphs.node;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgendaTest {

    private static final Long T = Graphs.TABLE;
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    @Test
    void leavesOutWhoIsNotScheduled() {
        List<ScheduledGroup> agenda = Agenda.of(List.of(
                node(1, T),
                inactive(node(2, T)),
                node(3, Consistency.DIAMOND, "manual", T),
                node(4, 1L, 2L, 3L),
                inactive(node(5, 4L)),
                node(6, 5L),
                node(7, 4L)));
        assertThat(agenda)
                .extracting(ScheduledGroup::group)
                .containsExactly(
                        new RefreshGroup(1, List.of(1L, 4L), Set.of()),
                        new RefreshGroup(6, List.of(6L), Set.of()),
                        new RefreshGroup(7, List.of(7L), Set.of(1L)));
    }

    @Test
    void firesAGroupWithAnyOfItsMembers() {
        List<ScheduledGroup> agenda = Agenda.of(List.of(
                node(1, Consistency.DIAMOND, "1h", T),
                node(2, Consistency.DIAMOND, "0 3 * * *", T),
                node(3, Consistency.DIAMOND, "5s", 1L, 2L)));
        assertThat(agenda).hasSize(1);
        Instant first = agenda.get(0).firings().next(NOW).orElseThrow();
        assertThat(Duration.between(NOW, first)).isLessThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(agenda.get(0).firings().next(Instant.parse("2026-05-01T02:59:59.999Z")))
                .hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo("2026-05-01T03:00:00Z"));
    }

    @Test
    void isMadeFastForAThousandTables() {
        List<StreamNode> nodes = Graphs.random(new Random(5), 1000, 100);
        assertThat(Agenda.of(nodes).stream()
                        .mapToInt(entry -> entry.group().members().size())
                        .sum())
                .isEqualTo(1000);
    }
}
