package dev.pgstream.engine.strategy;

import dev.pgstream.engine.strategy.Sample.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the refreshes of one stream table have taught.
 *
 * @param refreshes how many there were
 * @param credit milliseconds that may be spent on probes; below 0 after one that cost more
 * @param patience how much more than its price a probe has to wait for; grows with each that was in vain
 * @param probed the number of the latest probe
 * @param last what was last done for its own sake
 * @param samples the latest of each class, in the order in which they came
 */
public record Experience(
        long refreshes, double credit, int patience, long probed, Optional<Action> last, List<Sample> samples) {

    /** The share of the time of all refreshes that probes may take. */
    static final double PROBE_SHARE = 0.03;

    private static final int MOST_PATIENCE = 16;
    private static final int MOST_SAMPLES = 32;

    public Experience {
        samples = List.copyOf(samples);
    }

    /** That of a stream table that has just been created. */
    public static Experience none() {
        return new Experience(0, 0, 1, 0, Optional.empty(), List.of());
    }

    /** What is known after the empty table was filled. */
    public static Experience filled(double size, double ms) {
        return new Experience(0, 0, 1, 0, Optional.empty(), List.of(new Sample(Kind.FILL, 0, 0, size, ms, 0)));
    }

    /**
     * What is known after a refresh.
     *
     * @param ms what came of the choice; where the changes could not be applied after all, all that was done instead
     */
    public Experience after(Workload work, Choice choice, double ms) {
        long number = refreshes + 1;
        List<Sample> known = with(Sample.of(choice.action(), work, ms, number));
        double best = choice.estimate(choice.action().other()).ms();
        if (choice.probe()) {
            return new Experience(
                    number,
                    credit - Math.max(0, ms - best),
                    ms * Strategy.MARGIN < best ? 1 : Math.min(MOST_PATIENCE, 2 * patience),
                    number,
                    last,
                    known);
        }
        // What took unexpectedly long has earned nothing: it would pay for its own repetition.
        double earned =
                PROBE_SHARE * Math.min(ms, choice.estimate(choice.action()).ms());
        double most = CostModel.MOST_TIMES * Math.max(ms, best);
        return new Experience(
                number, Math.min(most, credit + earned), patience, probed, Optional.of(choice.action()), known);
    }

    /** Whether changes of these sources were ever applied, many or few. */
    boolean knowsDelta(int sources) {
        return samples.stream().anyMatch(s -> s.kind() == Kind.DELTA && s.sources() == sources);
    }

    private List<Sample> with(Sample sample) {
        List<Sample> kept = new ArrayList<>(samples);
        kept.add(sample);
        long surplus = kept.stream().filter(sample::sameClass).count() - Cell.KEPT;
        // By position: comparing records costs the first refresh of a backend a dozen classes that the JVM has to make.
        for (Iterator<Sample> oldest = kept.iterator(); surplus > 0; ) {
            if (sample.sameClass(oldest.next())) {
                oldest.remove();
                surplus--;
            }
        }
        if (kept.stream().filter(s -> s.kind() == Kind.FULL).count() >= Cell.KEPT) {
            kept.removeIf(s -> s.kind() == Kind.FILL);
        }
        while (kept.size() > MOST_SAMPLES) {
            kept.remove(mostDispensable(kept));
        }
        return kept;
    }

    /** The oldest of the kind that there is more of, so that what is rarely done is not forgotten. */
    private static Sample mostDispensable(List<Sample> samples) {
        boolean deltas = samples.stream().filter(s -> s.kind() == Kind.DELTA).count() * 2 > samples.size();
        return samples.stream()
                .filter(s -> (s.kind() == Kind.DELTA) == deltas)
                .min(Comparator.comparingLong(Sample::refresh))
                .orElseThrow();
    }
}
