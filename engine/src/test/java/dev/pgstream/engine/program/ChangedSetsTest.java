package dev.pgstream.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangedSetsTest {

    @Test
    void areAllSubsetsOfUpToThreeSources() {
        assertThat(ChangedSets.of(List.of())).isEmpty();
        assertThat(ChangedSets.of(List.of(5L))).containsExactly(List.of(5L));
        assertThat(ChangedSets.of(List.of(3L, 1L, 2L)))
                .containsExactly(
                        List.of(1L),
                        List.of(2L),
                        List.of(1L, 2L),
                        List.of(3L),
                        List.of(1L, 3L),
                        List.of(2L, 3L),
                        List.of(1L, 2L, 3L));
    }

    @Test
    void areSinglesAndTheWholeBeyondThat() {
        assertThat(ChangedSets.of(List.of(4L, 3L, 2L, 1L)))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L), List.of(4L), List.of(1L, 2L, 3L, 4L));
    }
}
