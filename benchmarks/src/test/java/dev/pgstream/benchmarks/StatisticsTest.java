package dev.pgstream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class StatisticsTest {

    @Test
    void theMedianIsTheMiddleValue() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(Statistics.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
    }

    @Test
    void theGeometricMeanWeighsTwiceAndHalfAlike() {
        assertThat(Statistics.geometricMean(List.of(0.5, 2.0))).isCloseTo(1, within(1e-12));
    }
}
