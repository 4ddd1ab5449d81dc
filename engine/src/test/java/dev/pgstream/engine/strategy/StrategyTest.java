package dev.pgstream.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated stream tables of 100,000 rows: after three refreshes, what is chosen costs hardly more than the better action. */
class StrategyTest {

    private static final double ROWS = 100_000;
    private static final double[] SHARES = {0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1};

    private static SimulatedTable table(long seed, double perRow, double full) {
        SimulatedTable table = new SimulatedTable(seed, ROWS);
        table.deltaMs = changes -> 0.5 + perRow * changes;
        table.fullMs = changes -> full;
        return table.filledIn(full / 1.5);
    }

    /** The break-even is anywhere between 1 % and 200 % of the rows. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.5, 1, 2})
    void findsTheBetterActionAfterThreeRefreshes(double breakEven) {
        for (double share : SHARES) {
            for (long seed = 0; seed < 5; seed++) {
                SimulatedTable table = table(seed, 160 / (breakEven * ROWS), 160);
                table.refresh(3, share * ROWS);
                table.count();
                table.refresh(200, share * ROWS);
                assertThat(table.times())
                        .as("break-even %s, share %s, seed %d", breakEven, share, seed)
                        .isLessThan(1.1);
            }
        }
    }

    /** The first time might have been an accident, so there may be a second one, but not soon a third. */
    @Test
    void whatTakesVeryLongIsHardlyRepeated() {
        SimulatedTable table = table(1, 16_000 / (0.1 * ROWS), 160);
        table.refresh(500, 0.05 * ROWS);
        assertThat(table.deltas).isBetween(1, 2);
    }

    /** Neither action is proportional: plans change, and computing everything writes what has changed. */
    @Test
    void needsNoStraightLine() {
        for (double share : SHARES) {
            SimulatedTable table = table(7, 0, 0);
            table.deltaMs = changes -> 2 + (changes > 3_000 ? 40 : 0) + 0.02 * Math.pow(changes, 0.8);
            table.fullMs = changes -> 60 + 0.001 * changes;
            table.filledIn(40);
            table.refresh(3, share * ROWS);
            table.count();
            table.refresh(60, share * ROWS);
            assertThat(table.times()).as("share %s", share).isLessThan(1.1);
        }
    }

    @Test
    void servesChangesOfAllSizesInTurns() {
        SimulatedTable table = table(3, 160 / (0.2 * ROWS), 160);
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            table.refresh(Math.pow(10, 5 * random.nextDouble()));
        }
        table.count();
        for (int i = 0; i < 400; i++) {
            table.refresh(Math.pow(10, 5 * random.nextDouble()));
        }
        assertThat(table.times()).isLessThan(1.1);
    }

    /** Where both take the same, either will do, but not by turns. */
    @Test
    void doesNotFlap() {
        SimulatedTable table = table(11, 160 / (0.2 * ROWS), 160);
        table.refresh(10, 0.2 * ROWS);
        table.count();
        table.refresh(500, 0.2 * ROWS);
        assertThat(table.switches).isLessThan(60);
    }

    @Test
    void followsADrift() {
        SimulatedTable table = table(2, 160 / (0.5 * ROWS), 160);
        table.refresh(20, 0.05 * ROWS);
        assertThat(table.action).isEqualTo(Action.DIFFERENTIAL);
        table.deltaMs = changes -> 600;
        table.refresh(6, 0.05 * ROWS);
        assertThat(table.choice(0.05 * ROWS).action()).isEqualTo(Action.FULL);
        table.deltaMs = changes -> 20;
        table.refresh(400, 0.05 * ROWS);
        table.count();
        table.refresh(500, 0.05 * ROWS);
        assertThat(table.times()).isLessThan(1.1);
    }

    /** If it was the very first, it takes some dozen refreshes until another is tried. */
    @Test
    void oneThatWaitedForALockIsNotBelieved() {
        for (int when = 0; when < 12; when++) {
            SimulatedTable table = table(4, 160 / (0.3 * ROWS), 160);
            table.refresh(when, 0.01 * ROWS);
            table.refresh(0.01 * ROWS, 1_000);
            table.refresh(when == 0 ? 80 : 2, 0.01 * ROWS);
            table.count();
            table.refresh(20, 0.01 * ROWS);
            assertThat(table.times()).as("trouble at refresh %d", when + 1).isLessThan(1.1);
        }
    }

    /** All refreshes of one action were slow, and then no more: the other's advantage is found out. */
    @Test
    void aWrongBeliefIsCorrected() {
        SimulatedTable table = table(6, 160 / (0.3 * ROWS), 160);
        table.fullMs = changes -> 30_000;
        table.deltaMs = changes -> 2_000;
        table.refresh(50, 0.02 * ROWS);
        table.fullMs = changes -> 500;
        table.refresh(2_000, 0.02 * ROWS);
        table.count();
        table.refresh(50, 0.02 * ROWS);
        assertThat(table.times()).isLessThan(1.1);
    }

    @Test
    void probesCostLittle() {
        SimulatedTable table = table(8, 6.0 / 1_000, 160);
        table.refresh(3, 0.01 * ROWS);
        table.count();
        table.refresh(5_000, 0.01 * ROWS);
        assertThat(table.times()).isLessThan(1.06);
        assertThat(table.probes).isBetween(1, 10);
    }

    /** What is believed to take more than 32 times as long is not tried for its own sake. */
    @Test
    void probesAreBounded() {
        SimulatedTable table = table(9, 1.0 / 1_000, 160);
        table.refresh(20_000, 100);
        assertThat(table.probes).isZero();
    }

    @Test
    void smallTablesGoByTheRatioAlone() {
        SimulatedTable table = new SimulatedTable(1, 1_000).filledIn(1);
        table.deltaMs = changes -> 50;
        table.fullMs = changes -> 1;
        for (int i = 0; i < 50; i++) {
            assertThat(table.refresh(100).action()).isEqualTo(Action.DIFFERENTIAL);
            assertThat(table.refresh(101).action()).isEqualTo(Action.FULL);
        }
        assertThat(table.choice(101).reason()).contains("101 changed rows are more than 0.1 of a source's 1000 rows");
    }

    @Test
    void theRatioIsWhereItBegins() {
        SimulatedTable table = table(1, 0.001, 100);
        assertThat(table.choice(0.1 * ROWS).action()).isEqualTo(Action.DIFFERENTIAL);
        assertThat(table.choice(0.11 * ROWS).action()).isEqualTo(Action.FULL);
        table.limits = new Limits(0.5, 1L << 30);
        assertThat(table.choice(0.4 * ROWS).action()).isEqualTo(Action.DIFFERENTIAL);
    }

    @Test
    void aRatioOfZeroIsNoChange() {
        SimulatedTable table = table(1, 0.001, 100);
        table.limits = new Limits(0, 1L << 30);
        table.refresh(100, 10);
        assertThat(table.action).isEqualTo(Action.FULL);
        assertThat(table.probes).isZero();
    }

    @Test
    void aChangeAboveItsMemoryIsNotTried() {
        SimulatedTable table = table(1, 0.0001, 100_000);
        table.refresh(10, 0.05 * ROWS);
        table.limits = new Limits(0.10, 100 << 10);
        Choice choice = table.choice(0.05 * ROWS);
        assertThat(choice.action()).isEqualTo(Action.FULL);
        assertThat(choice.reason()).contains("MB of memory", "pg_stream.max_delta_mb");
    }

    @Test
    void allPartitionsTouchedIsEverything() {
        SimulatedTable table = table(1, 0.001, 100);
        table.touched = 1;
        assertThat(table.choice(0.01 * ROWS).action()).isEqualTo(Action.FULL);
        assertThat(table.choice(0.01 * ROWS).reason()).contains("100 % of the partitions");
    }

    @Test
    void reasonsAndEstimatesAreTold() {
        SimulatedTable table = table(1, 6.0 / 1_000, 160);
        assertThat(table.refresh(1_000).reason()).isEqualTo("changes are pending");
        Choice choice = table.refresh(1_000);
        assertThat(choice.reason()).startsWith("the changes are estimated at ").contains(", everything at ");
        assertThat(choice.delta().ms()).isBetween(4.0, 9.0);
        assertThat(choice.full().ms()).isBetween(80.0, 200.0);
    }
}
