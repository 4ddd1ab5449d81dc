package dev.pgstream.engine.strategy;

import dev.pgstream.engine.strategy.Sample.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Estimates what a refresh would take, from the refreshes before.
 *
 * <p>A class of like refreshes is known by the latest three of them ({@link Cell}). What a change takes beside them is read
 * off a line through the known classes, near ones weighing more; what computing everything takes grows with the size. As
 * long as there is little to go by, a change of {@code changeRatio} of the rows is taken to cost two fifths of everything.
 */
final class CostModel {

    /** How many times the better action's cost a probe may be believed to take. */
    static final double MOST_TIMES = 32;

    /** Changes pay up to about a quarter of the rows as a rule (measured): 2.5 times the ratio that is safe everywhere. */
    private static final double BREAK_EVEN = 2.5;

    /** A prior may be wrong by so much, and a single sample, of what may have been a cold start, by less. */
    private static final double DELTA_DOUBT = 4;

    private static final double FILL_DOUBT = 2.5;
    private static final double SINGLE_DOUBT = 2;

    private static final double PRIOR_WEIGHT = 0.02;
    private static final double FOREIGN_WEIGHT = 0.05;

    /** The rows that a refresh with nothing to do would be worth. */
    private static final double BASE_ROWS = 1_000;

    private static final double BASE_MS = 1;

    /** A table that has grown more says nothing: it was filled before there was any data. */
    private static final double FILL_HOLDS = 10;

    /** Without any measurement: two microseconds a row. */
    private static final double MS_PER_ROW = 0.002;

    private final Experience experience;
    private final double changeRatio;

    CostModel(Experience experience, Limits limits) {
        this.experience = experience;
        this.changeRatio = limits.ratioAboveZero();
    }

    /** What computing everything would take. */
    Estimate full(Workload work) {
        double filled = experience.samples().stream()
                .filter(sample -> sample.kind() == Kind.FILL && work.size() < FILL_HOLDS * (sample.size() + BASE_ROWS))
                .findFirst()
                .map(fill -> grown(fill.ms(), fill.size(), work.size()))
                .orElse(MS_PER_ROW * (work.size() + BASE_ROWS));
        List<Cell> cells = Cell.of(experience.samples(), Kind.FULL);
        if (cells.isEmpty()) {
            return new Estimate(filled, filled / FILL_DOUBT, 0);
        }
        double logs = 0;
        double weights = 0;
        for (Cell cell : cells) {
            int distance = Math.abs(cell.first().sizeClass() - Sample.shareClass(work.share()));
            double ms = grown(cell.ms(), cell.size(), work.size());
            if (distance == 0) {
                return seen(cell, ms, filled);
            }
            double weight = weight(2 * distance, cell);
            logs += weight * Math.log(ms);
            weights += weight;
        }
        double ms = Math.exp(logs / weights);
        Cell near = nearest(cells, Sample.shareClass(work.share()));
        return Math.abs(near.first().sizeClass() - Sample.shareClass(work.share())) <= 2
                ? seen(near, ms, filled)
                : new Estimate(ms, ms / FILL_DOUBT, 0);
    }

    /** Both grow with the size, in proportion but for a constant. */
    private static double grown(double ms, double from, double to) {
        return ms * (to + BASE_ROWS) / (from + BASE_ROWS);
    }

    /**
     * What applying the changes would take.
     *
     * @param full the estimate for computing everything
     * @param prior what it takes as a share of that, as far as one can tell beforehand
     */
    Estimate delta(Workload work, Estimate full, double prior) {
        double expected = BASE_MS + prior * full.ms();
        List<Cell> cells = Cell.of(experience.samples(), Kind.DELTA);
        if (cells.isEmpty()) {
            return new Estimate(expected, expected / DELTA_DOUBT, 0);
        }
        int wanted = Sample.sizeClass(work.rows());
        List<Line.Point> points = new ArrayList<>();
        points.add(new Line.Point(work.rows(), expected, PRIOR_WEIGHT));
        List<Cell> own = new ArrayList<>();
        for (Cell cell : cells) {
            boolean same = cell.first().sources() == work.sources();
            double weight = weight(Math.abs(cell.first().sizeClass() - wanted), cell) * (same ? 1 : FOREIGN_WEIGHT);
            points.add(new Line.Point(cell.rows(), cell.ms(), weight));
            if (same) {
                own.add(cell);
            }
        }
        Line line = Line.through(points);
        if (own.isEmpty()) {
            double ms = line.at(work.rows());
            return new Estimate(ms, ms / DELTA_DOUBT, 0);
        }
        Cell near = nearest(own, wanted);
        int distance = Math.abs(near.first().sizeClass() - wanted);
        double ms = distance == 0 ? near.ms() * line.at(work.rows()) / line.at(near.rows()) : line.at(work.rows());
        return distance <= 2 ? seen(near, ms, expected) : new Estimate(ms, ms / DELTA_DOUBT, 0);
    }

    /** The share of everything that a change takes, by its rows alone. */
    double prior(Workload work) {
        return work.share() / (BREAK_EVEN * changeRatio);
    }

    /** The changed rows from which on computing everything is cheaper, if there is such a number. */
    Optional<Double> breakEven(Workload like) {
        for (double rows = 1; rows <= 2 * like.size(); rows *= 1.25) {
            Workload work = like.with(rows);
            Estimate full = full(work);
            if (delta(work, full, prior(work)).ms() > full.ms()) {
                return Optional.of(rows);
            }
        }
        return Optional.empty();
    }

    /** A single sample may be of a cold start, or have waited for a lock; then the truth is nearer to what was expected. */
    private static Estimate seen(Cell cell, double ms, double expected) {
        double low = cell.count() == 1
                ? Math.min(ms / SINGLE_DOUBT, DELTA_DOUBT * expected)
                : ms * cell.lowest() / cell.ms();
        return new Estimate(ms, low, cell.count());
    }

    private static Cell nearest(List<Cell> cells, int sizeClass) {
        return cells.stream()
                .min(Comparator.comparingInt(cell -> Math.abs(cell.first().sizeClass() - sizeClass)))
                .orElseThrow();
    }

    /** Falls with the distance in size, by doublings, and slowly with age. */
    private double weight(int doublings, Cell cell) {
        double age = experience.refreshes() - cell.latest();
        return Math.max(0.05, Math.pow(0.5, age / 200)) / Math.pow(1 + doublings * doublings / 4.0, 3);
    }
}
