package dev.pgstream.worker.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTest {

    @Test
    void someColumnsInAnotherOrder() {
        Report report = new Report(List.of("a", "b", "c"), List.of(List.of(1, 2, 3))).only("c", "a");
        assertThat(report).isEqualTo(new Report(List.of("c", "a"), List.of(List.of(3, 1))));
    }

    @Test
    void everyRowHasAValueForEachColumn() {
        assertThatThrownBy(() -> new Report(List.of("a", "b"), List.of(List.of(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
