package dev.pgstream.testkit.oracle;

import dev.pgstream.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs scripts and compares. A failure is reported with its seed and the smallest script that still fails, as far as
 * leaving steps out can find it.
 */
public final class Oracle {

    private static final int SHRINK_RUNS = 60;

    private final Playback playback;
    private final Scenario scenario;

    public Oracle(TestDatabase database, Scenario scenario) {
        this.playback = new Playback(database, scenario);
        this.scenario = scenario;
    }

    /** The seed of this run: {@code -Dpgstream.seed=…} replays one, else it is new. */
    public static long seed() {
        return Long.getLong("pgstream.seed", System.nanoTime());
    }

    /**
     * Runs a random script.
     *
     * @throws AssertionError if a stream table ever differed from its query or a verb failed
     */
    public void run(long seed, int steps) throws SQLException {
        List<Step> script = new ScriptGenerator(scenario, seed).script(steps);
        Optional<Failure> failure = failure(script);
        if (failure.isPresent()) {
            List<Step> smallest = new ListShrinker(SHRINK_RUNS)
                    .smallest(script, shorter -> failure(shorter).isPresent());
            throw new AssertionError("seed " + seed + ": " + failure.get().message() + "\nsmallest failing script:\n"
                    + text(smallest) + "\n"
                    + failure(smallest).map(Failure::message).orElse("(it passes when run again)"));
        }
    }

    /** Runs a given script. */
    public void run(List<Step> script) throws SQLException {
        Optional<Failure> failure = failure(script);
        if (failure.isPresent()) {
            throw new AssertionError(failure.get().message() + "\nscript:\n" + text(script));
        }
    }

    private Optional<Failure> failure(List<Step> script) throws SQLException {
        List<Failure> first = new ArrayList<>();
        playback.play(script, (failure, session) -> !first.add(failure));
        return first.stream().findFirst();
    }

    private String text(List<Step> script) {
        return String.join(";\n", scenario.setup()) + ";\n"
                + scenario.queries().entrySet().stream()
                        .map(e -> "-- stream table " + e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining("\n"))
                + "\n" + script.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }
}
