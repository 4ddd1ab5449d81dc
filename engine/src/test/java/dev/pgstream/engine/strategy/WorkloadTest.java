package dev.pgstream.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final long MEGABYTE = 1 << 20;

    private static SourceChange change(long source, long rows, double of) {
        return new SourceChange(source, rows, rows, of);
    }

    /** Each row of a small source has a hundred partners in the large one. */
    @Test
    void weighsRowsByTheirPartners() {
        Workload work = Workload.of(List.of(change(1, 50, 100_000), change(2, 10, 1_000)), 100_000, 40);
        assertThat(work.changes()).isEqualTo(60);
        assertThat(work.rows()).isEqualTo(50 + 10 * 100);
        assertThat(work.size()).isEqualTo(201_000);
        assertThat(work.widest().source()).isEqualTo(2);
    }

    @Test
    void sizesThatNobodyKnowsCountAsNothing() {
        Workload work = Workload.of(List.of(change(1, 50, -1), change(2, 0, 0)), -1, 100);
        assertThat(work.rows()).isEqualTo(50);
        assertThat(work.size()).isZero();
        assertThat(work.widest().share()).isZero();
    }

    @Test
    void setsOfChangedSourcesDiffer() {
        Workload first = Workload.of(List.of(change(1, 5, 100), change(2, 0, 100)), 100, 40);
        Workload second = Workload.of(List.of(change(1, 0, 100), change(2, 5, 100)), 100, 40);
        Workload both = Workload.of(List.of(change(1, 5, 100), change(2, 5, 100)), 100, 40);
        assertThat(List.of(first.sources(), second.sources(), both.sources())).doesNotHaveDuplicates();
        assertThat(first.sources())
                .isEqualTo(Workload.of(List.of(change(1, 7, 90), change(2, 0, 90)), 9, 9)
                        .sources());
    }

    @Test
    void touchesPartitions() {
        Workload work = Workload.of(List.of(change(1, 1_000, 100_000)), 100_000, 40);
        assertThat(work.touches(1)).isEqualTo(1);
        assertThat(work.touches(10)).isEqualTo(1, within(1e-6));
        assertThat(work.touches(10_000)).isEqualTo(0.095, within(0.001));
    }

    @Test
    void memoryIsRaisedAsFarAsNeededAndAllowed() {
        Workload work = Workload.of(List.of(change(1, 100_000, 1_000_000)), 1_000_000, 40);
        assertThat(WorkMemory.needed(work, 4 * MEGABYTE, 256 * MEGABYTE)).hasValue(100_000 * 104 / 1024);
        assertThat(WorkMemory.needed(work, 4 * MEGABYTE, 8 * MEGABYTE)).hasValue(8 * 1024);
        assertThat(WorkMemory.needed(work, 64 * MEGABYTE, 256 * MEGABYTE)).isEqualTo(OptionalLong.empty());
        assertThat(WorkMemory.needed(work, 4 * MEGABYTE, 0)).isEqualTo(OptionalLong.empty());
    }
}
