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

    @Test
    void aPercentileIsOneOfTheValues() {
        assertThat(Statistics.percentile(List.of(3.0, 1.0, 2.0, 4.0), 0.5)).isEqualTo(2);
        assertThat(Statistics.percentile(List.of(3.0, 1.0, 2.0, 4.0), 0.95)).isEqualTo(4);
        assertThat(Statistics.percentile(List.of(3.0), 0.0)).isEqualTo(3);
    }

    @Test
    void oneOutlierDoesNotMoveTheErrorOfTheMedian() {
        double quiet = Statistics.errorOfMedian(List.of(9.0, 10.0, 10.0, 11.0, 10.0));
        assertThat(Statistics.errorOfMedian(List.of(9.0, 10.0, 10.0, 1100.0, 10.0)))
                .isEqualTo(quiet);
        assertThat(Statistics.errorOfMedian(List.of(5.0, 10.0, 15.0, 20.0))).isPositive();
    }
}
