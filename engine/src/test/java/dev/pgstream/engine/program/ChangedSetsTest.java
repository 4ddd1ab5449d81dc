package dev.pgstream.engine.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangedSetsTest {

    @Test
    void areAllSubsetsOfUpToFourSources() {
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
    void areFifteenForFour() {
        assertThat(ChangedSets.of(List.of(4L, 3L, 2L, 1L)))
                .hasSize(15)
                .doesNotHaveDuplicates()
                .contains(List.of(2L, 3L, 4L));
    }

    @Test
    void areSinglesPairsAndTheWholeBeyondThat() {
        assertThat(ChangedSets.of(List.of(5L, 4L, 3L, 2L, 1L)))
                .hasSize(5 + 10 + 1)
                .doesNotHaveDuplicates()
                .contains(List.of(1L), List.of(5L), List.of(1L, 5L), List.of(3L, 4L), List.of(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void areSinglesAndTheWholeOfVeryMany() {
        assertThat(ChangedSets.of(LongStream.range(0, 11).boxed().toList())).hasSize(11 + 1);
    }
}
