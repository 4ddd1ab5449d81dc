package dev.pgstream.worker.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

    @Test
    void eachStandsToTheRightOfWhatItReads() {
        Random random = new Random(42);
        for (int round = 0; round < 50; round++) {
            Map<Long, Set<Long>> reads = new HashMap<>();
            for (long node = 1; node <= 60; node++) {
                Set<Long> some = new HashSet<>();
                for (long read = 1; read < node; read++) {
                    if (random.nextInt(20) == 0) {
                        some.add(read);
                    }
                }
                reads.put(node, some);
            }
            List<List<Long>> columns =
                    Columns.of(LongStream.rangeClosed(1, 60).boxed().toList(), reads);
            assertThat(columns.stream().flatMap(List::stream)).hasSize(60).doesNotHaveDuplicates();
            reads.forEach((node, some) ->
                    some.forEach(read -> assertThat(columnOf(read, columns)).isLessThan(columnOf(node, columns))));
        }
    }

    @Test
    void whatReadsNothingStandsRightBeforeItsFirstReader() {
        List<List<Long>> columns =
                Columns.of(List.of(1L, 2L, 3L, 4L, 9L), Map.of(2L, Set.of(1L), 3L, Set.of(2L), 4L, Set.of(3L, 9L)));
        assertThat(columns).containsExactly(List.of(1L), List.of(2L), List.of(3L, 9L), List.of(4L));
    }

    @Test
    void linesDoNotCrossWhereTheyNeedNot() {
        List<List<Long>> columns = Columns.of(List.of(1L, 2L, 11L, 12L), Map.of(11L, Set.of(2L), 12L, Set.of(1L)));
        boolean upright = columns.get(0).equals(List.of(1L, 2L));
        assertThat(columns.get(1)).isEqualTo(upright ? List.of(12L, 11L) : List.of(11L, 12L));
    }

    @Test
    void nothingNeedsNoColumn() {
        assertThat(Columns.of(List.of(), Map.of())).isEmpty();
    }

    private static int columnOf(Long node, List<List<Long>> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).contains(node)) {
                return i;
            }
        }
        throw new AssertionError(node + " is in no column");
    }
}
