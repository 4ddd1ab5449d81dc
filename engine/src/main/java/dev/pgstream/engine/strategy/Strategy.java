package dev.pgstream.engine.strategy;

import java.util.Locale;

/**
 * Chooses for one refresh under AUTO between applying the changes and computing everything.
 *
 * <ul>
 *   <li>Small tables, and those that nothing is known of: by the share of a source's rows that has changed.
 *   <li>Else what is estimated to be cheaper; the action of the time before stays unless the other is cheaper by a tenth.
 *   <li>Now and then the other one, a <em>probe</em>: as long as it has hardly been tried and might be better, and later
 *       whenever the refreshes before have earned what it is believed to cost more. So a wrong belief is corrected, and what
 *       that costs is a small share of what all refreshes cost.
 * </ul>
 */
public final class Strategy {

    /** In smaller tables both take a few milliseconds, which measurements can't tell apart. */
    static final double SMALL = 5_000;

    /** An action must be better by more than this for the other to be given up. */
    static final double MARGIN = 1.1;

    /** So many refreshes are between two probes, times the patience. */
    private static final int PROBES_APART = 10;

    /** What may be better is tried at once where it is not believed to take more times as long. */
    private static final double CHEAP = 4;

    /** Recomputing all partitions through their change takes longer than without it (measured: 1.3 times and more). */
    private static final double ALL_PARTITIONS = 1.3;

    private final Experience experience;
    private final Workload work;
    private final Limits limits;
    private final double touched;
    private final Estimate delta;
    private final Estimate full;

    private Strategy(Experience experience, Workload work, Limits limits, double touched) {
        this.experience = experience;
        this.work = work;
        this.limits = limits;
        this.touched = touched;
        CostModel model = new CostModel(experience, limits);
        this.full = model.full(work);
        this.delta = model.delta(work, full, Math.max(model.prior(work), ALL_PARTITIONS * touched));
    }

    /**
     * Returns what to do.
     *
     * @param touched the share of the partitions or groups that the changes touch, where those are computed anew; 0 where
     *     nothing is, or nobody knows
     */
    public static Choice choose(Experience experience, Workload work, Limits limits, double touched) {
        return new Strategy(experience, work, limits, touched).choose();
    }

    private Choice choose() {
        if (limits.changeRatio() <= 0 && work.widest().share() > 0) {
            return choice(Action.FULL, ratio());
        }
        if (work.leastBytes() > limits.deltaBytes()) {
            return choice(
                    Action.FULL,
                    String.format(
                            Locale.ROOT,
                            "the change would take about %.0f MB of memory, more than pg_stream.max_delta_mb",
                            work.leastBytes() / (1 << 20)));
        }
        if (work.size() < SMALL) {
            return beforehand();
        }
        Choice best = delta.seen() ? estimated() : beforehand();
        if (best.action() == Action.DIFFERENTIAL && experience.knowsDelta(work.sources())) {
            best = estimated();
        }
        Action other = best.action().other();
        return worthTrying(best.estimate(best.action()), best.estimate(other))
                ? new Choice(other, "a try, for what it takes has to be measured: " + estimates(), true, delta, full)
                : best;
    }

    /** What one can tell before anything was measured. */
    private Choice beforehand() {
        if (work.widest().share() > limits.changeRatio()) {
            return choice(Action.FULL, ratio());
        }
        if (ALL_PARTITIONS * touched > 0.5 && work.size() >= SMALL) {
            return choice(
                    Action.FULL,
                    String.format(
                            Locale.ROOT,
                            "about %.0f %% of the partitions or groups are touched, each of which would be computed anew",
                            100 * touched));
        }
        return choice(Action.DIFFERENTIAL, "changes are pending");
    }

    private Choice estimated() {
        Action cheaper = delta.ms() <= full.ms() ? Action.DIFFERENTIAL : Action.FULL;
        Action last = experience.last().orElse(cheaper);
        double gain = Math.max(delta.ms(), full.ms()) / Math.min(delta.ms(), full.ms());
        return last != cheaper && gain < MARGIN
                ? choice(last, "as before, for the other is hardly better: " + estimates())
                : choice(cheaper, estimates());
    }

    private boolean worthTrying(Estimate best, Estimate other) {
        if (!best.seen()) {
            return false;
        }
        boolean mayBeBetter = other.low() < best.ms();
        boolean inDoubt = mayBeBetter && other.samples() < 2;
        if (inDoubt && other.ms() <= CHEAP * best.ms()) {
            return true;
        }
        if (!inDoubt && other.ms() > CostModel.MOST_TIMES * best.ms()) {
            return false;
        }
        // What may be better is believed half: a single refresh may have waited for a lock.
        double believed = mayBeBetter ? Math.sqrt(other.ms() * other.low()) : other.ms();
        boolean rested =
                inDoubt || experience.refreshes() - experience.probed() >= (long) PROBES_APART * experience.patience();
        return rested && experience.credit() >= (believed - best.ms()) * experience.patience();
    }

    private Choice choice(Action action, String reason) {
        return new Choice(action, reason, false, delta, full);
    }

    private String ratio() {
        return String.format(
                Locale.ROOT,
                "%d changed rows are more than %s of a source's %.0f rows",
                work.widest().changedRows(),
                limits.changeRatio(),
                work.widest().sourceRows());
    }

    private String estimates() {
        return String.format(
                Locale.ROOT, "the changes are estimated at %.1f ms, everything at %.1f ms", delta.ms(), full.ms());
    }
}
