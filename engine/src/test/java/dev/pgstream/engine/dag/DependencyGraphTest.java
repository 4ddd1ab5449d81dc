package dev.pgstream.engine.dag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DependencyGraphTest {

    /** 1 is read by 2 and 3, these by 4; 5 stands alone; 90 is a plain table. */
    private static final DependencyGraph DIAMOND = new DependencyGraph(Map.of(
            1L, List.of(90L),
            2L, List.of(1L, 90L),
            3L, List.of(1L, 1L),
            4L, List.of(3L, 2L),
            5L, List.of()));

    @Test
    void ordersTablesAfterWhatTheyRead() {
        List<Long> order = DIAMOND.inOrder();
        assertThat(order).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
        assertThat(order).containsSubsequence(1L, 2L, 4L).containsSubsequence(1L, 3L, 4L);
    }

    @Test
    void findsReadersBeforeWhatTheyRead() {
        assertThat(DIAMOND.readersOf(1)).containsExactlyInAnyOrder(2L, 3L, 4L).startsWith(4L);
        assertThat(DIAMOND.readersOf(2)).containsExactly(4L);
        assertThat(DIAMOND.readersOf(4)).isEmpty();
        assertThat(DIAMOND.readersOf(5)).isEmpty();
    }

    @Test
    void refusesCycles() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DependencyGraph(Map.of(1L, List.of(2L), 2L, List.of(1L))));
        assertThatIllegalArgumentException().isThrownBy(() -> new DependencyGraph(Map.of(1L, List.of(1L))));
    }

    @Test
    void mayBeEmpty() {
        assertThat(new DependencyGraph(Map.of()).inOrder()).isEmpty();
    }

    @Test
    void countsLevels() {
        assertThat(DIAMOND.levels()).isEqualTo(Map.of(1L, 0, 2L, 1, 3L, 1, 4L, 2, 5L, 0));
    }

    @Test
    void tellsTheCycleThatAReadingWouldMake() {
        assertThat(DIAMOND.cycle(1, List.of(5L, 4L)))
                .hasValueSatisfying(cycle ->
                        assertThat(cycle).startsWith(1L).endsWith(4L, 1L).hasSize(4));
        assertThat(DIAMOND.cycle(2, List.of(2L))).hasValue(List.of(2L, 2L));
        assertThat(DIAMOND.cycle(4, List.of(1L, 5L, 90L))).isEmpty();
        assertThat(DIAMOND.cycle(90, List.of(1L))).isEmpty();
    }
}
