package dev.pgstream.worker.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgstream.runtime.RefreshAction;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {

    private static Measurement measurement(String table, double refreshMs, double queryMs, long differences) {
        return new Measurement(1, table, 10, RefreshAction.DIFFERENTIAL, "", refreshMs, queryMs, differences);
    }

    @Test
    void mediansOfEachStreamTable() {
        Summary summary = new Summary(List.of(
                measurement("a", 1, 10, 0),
                measurement("b", 2, 2, 0),
                measurement("a", 3, 60, 0),
                measurement("a", 2, 40, 0)));
        assertThat(summary.lines())
                .containsExactly(
                        "stream table       refreshes  median refresh ms  median full query ms   median ratio",
                        "a                          3                2.0                  40.0          20.0x",
                        "b                          1                2.0                   2.0           1.0x",
                        "",
                        "verified: after each of 4 refreshes the stream table was equal to its query");
        assertThat(summary.allVerified()).isTrue();
    }

    @Test
    void oneDifferenceSpoilsTheVerdict() {
        Summary summary = new Summary(List.of(measurement("a", 1, 1, 0), measurement("a", 1, 1, 5)));
        assertThat(summary.allVerified()).isFalse();
        assertThat(summary.lines())
                .last()
                .isEqualTo("NOT VERIFIED: after 1 of 2 refreshes the stream table differed from its query");
    }

    @Test
    void theMedianOfAnEvenNumberIsInTheMiddle() {
        List<Measurement> two = List.of(measurement("a", 1, 1, 0), measurement("a", 2, 1, 0));
        assertThat(Summary.median(two, Measurement::refreshMs)).isEqualTo(1.5);
    }
}
