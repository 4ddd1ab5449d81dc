package dev.pgstream.benchmarks.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HistogramTest {

    @Test
    void theHighestBarIsWhereMostValuesAre() {
        assertThat(Histogram.of(List.of(1.0, 1.1, 1.0, 13.0))).isEqualTo("1.0 `█          ▃` 13.0");
    }

    @Test
    void equalValuesHaveOneBar() {
        assertThat(Histogram.of(List.of(2.0, 2.0))).isEqualTo("2.0 `█           ` 2.0");
    }
}
