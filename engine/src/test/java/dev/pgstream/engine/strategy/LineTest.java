package dev.pgstream.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pgstream.engine.strategy.Line.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void meetsPointsOnALine() {
        Line line = Line.through(List.of(new Point(10, 3, 1), new Point(1_000, 102, 1), new Point(50, 7, 1)));
        assertThat(line.at(100)).isEqualTo(12, within(0.01));
    }

    @Test
    void onePointIsALevel() {
        assertThat(Line.through(List.of(new Point(10, 3, 1))).at(1_000)).isEqualTo(3, within(1e-9));
    }

    @Test
    void neverFalls() {
        Line line = Line.through(List.of(new Point(10, 30, 1), new Point(1_000, 10, 1)));
        assertThat(line.at(1_000_000)).isBetween(10.0, 30.0);
        assertThat(line.at(0)).isEqualTo(line.at(1_000));
    }

    @Test
    void neverBeginsBelowZero() {
        Line line = Line.through(List.of(new Point(100, 1, 1), new Point(1_000, 100, 1)));
        assertThat(line.at(0)).isZero();
        assertThat(line.at(500)).isPositive();
    }

    /** The small one is met as well as the large one, though its error would be lost in the other's. */
    @Test
    void smallChangesMatter() {
        Line line = Line.through(List.of(new Point(10, 1, 1), new Point(1_000, 60, 1), new Point(100_000, 10_000, 1)));
        assertThat(line.at(10)).isBetween(0.7, 1.5);
    }
}
