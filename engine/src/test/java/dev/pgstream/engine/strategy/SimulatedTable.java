package dev.pgstream.engine.strategy;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A stream table over one source whose refreshes take what a test says, with noise, and are chosen by the strategy. */
final class SimulatedTable {

    static final Limits DEFAULTS = new Limits(0.10, 1L << 30);

    private final Random random;
    private final double rows;
    DoubleUnaryOperator deltaMs = changes -> 1;
    DoubleUnaryOperator fullMs = changes -> 1;
    double noise = 0.1;
    Limits limits = DEFAULTS;
    double touched = 0;
    Experience experience;

    /** What refreshes took, and what the better action would have taken each time. */
    double spent;

    double best;
    int probes;
    int deltas;
    int switches;
    Action action = Action.DIFFERENTIAL;

    SimulatedTable(long seed, double rows) {
        this.random = new Random(seed);
        this.rows = rows;
        this.experience = Experience.none();
    }

    SimulatedTable filledIn(double ms) {
        experience = Experience.filled(2 * rows, ms);
        return this;
    }

    static Workload work(double rows, double changes) {
        SourceChange change = new SourceChange(1, (long) changes, (long) changes, rows);
        return Workload.of(List.of(change), rows, 40);
    }

    Choice choice(double changes) {
        return Strategy.choose(experience, work(rows, changes), limits, touched);
    }

    Choice refresh(double changes) {
        return refresh(changes, 1);
    }

    /** @param trouble how many times as long as it should it takes */
    Choice refresh(double changes, double trouble) {
        Choice choice = choice(changes);
        DoubleUnaryOperator cost = choice.action() == Action.FULL ? fullMs : deltaMs;
        double expected = cost.applyAsDouble(changes);
        double ms = expected * Math.exp(noise * random.nextGaussian()) * trouble;
        experience = experience.after(work(rows, changes), choice, ms);
        spent += expected;
        best += Math.min(deltaMs.applyAsDouble(changes), fullMs.applyAsDouble(changes));
        deltas += choice.action() == Action.DIFFERENTIAL ? 1 : 0;
        probes += choice.probe() ? 1 : 0;
        switches += choice.action() == action ? 0 : 1;
        action = choice.action();
        return choice;
    }

    void refresh(int times, double changes) {
        for (int i = 0; i < times; i++) {
            refresh(changes);
        }
    }

    /** Forgets what was spent so far. */
    void count() {
        spent = 0;
        best = 0;
        probes = 0;
        switches = 0;
    }

    double times() {
        return spent / best;
    }
}
