package dev.pgstream.worker.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.worker.job.plan.Unit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RoundTest {

    /** 1 ← 2 ← 4, 3 ← 4: 4 reads 2 and 3, 2 reads 1. */
    private final Unit one = unit(1);

    private final Unit two = unit(2, 1L);
    private final Unit three = unit(3);
    private final Unit four = unit(4, 2L, 3L);

    private static Unit unit(long id, Long... upstream) {
        return new Unit(id, List.of(), Set.of(upstream));
    }

    @Test
    void whatReadsNothingStartsFirst() {
        Round round = new Round(List.of(one, two, three, four), Set.of(1L, 3L));
        assertThat(round.begin().ready()).containsExactly(one, three);
    }

    @Test
    void aReaderWaitsForAllThatItReads() {
        Round round = new Round(List.of(one, two, three, four), Set.of(1L, 3L));
        round.begin();
        assertThat(round.done(three, true).ready()).isEmpty();
        assertThat(round.done(one, true).ready()).containsExactly(two);
        assertThat(round.done(two, true).ready()).containsExactly(four);
        assertThat(round.done(four, true).over()).containsExactly(four);
    }

    @Test
    void whatBroughtNothingLetsItsReadersRest() {
        Round round = new Round(List.of(one, two, three, four), Set.of(1L));
        assertThat(round.begin().over()).containsExactly(three);
        assertThat(round.done(one, false)).satisfies(progress -> {
            assertThat(progress.ready()).isEmpty();
            assertThat(progress.over()).containsExactly(one, two, four);
        });
    }

    @Test
    void aReaderWithChangesOfItsOwnRunsWhateverTheOthersBring() {
        Round round = new Round(List.of(one, two), Set.of(1L, 2L));
        assertThat(round.begin().ready()).containsExactly(one);
        assertThat(round.done(one, false).ready()).containsExactly(two);
    }

    @Test
    void whatIsNotDueIsNotWaitedFor() {
        Round round = new Round(List.of(two), Set.of(2L));
        assertThat(round.begin().ready()).containsExactly(two);
    }

    @Test
    void withoutChangesTheRoundIsOverAtOnce() {
        Round round = new Round(List.of(one, two, three, four), Set.of());
        assertThat(round.begin()).satisfies(progress -> {
            assertThat(progress.ready()).isEmpty();
            assertThat(progress.over()).containsExactlyInAnyOrder(one, two, three, four);
        });
    }
}
