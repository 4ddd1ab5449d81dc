package dev.pgstream.testkit.fuzz.run;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.fuzz.shrink.TreeShrinker;
import dev.pgstream.testkit.oracle.Failure;
import dev.pgstream.testkit.oracle.ListShrinker;
import dev.pgstream.testkit.oracle.Playback;
import dev.pgstream.testkit.oracle.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a case that fails small: its script, its query, its rows. */
final class CaseShrinker {

    private static final int SCRIPT_RUNS = 80;
    private static final int QUERY_RUNS = 4000;
    private static final int ROW_RUNS = 150;

    private final TestDatabase database;
    private final String kind;

    /** Keeps to failures of one kind. */
    CaseShrinker(TestDatabase database, String kind) {
        this.database = database;
        this.kind = kind;
    }

    Case smallest(Case failing) throws SQLException {
        Case small = failing;
        int before;
        do {
            before = small.sql().length();
            small = withSmallerScript(small);
            small = withSmallerQuery(small);
            small = withFewerRows(small);
        } while (small.sql().length() < before);
        return small;
    }

    /** Plays a case; returns its first failure. */
    Optional<Failure> failure(Case played) throws SQLException {
        List<Failure> failures = new ArrayList<>();
        new Playback(database, played.scenario()).play(played.script(), (Failure failure, Session session) -> {
            if (Answer.of(session, played.query().sql()) == Answer.ONE) {
                failures.add(failure);
            }
            return false;
        });
        return failures.stream().findFirst();
    }

    private boolean fails(Case played) {
        try {
            return failure(played)
                    .filter(failure -> failure.kind().equals(kind))
                    .isPresent();
        } catch (SQLException e) {
            // The setup lacks a table that is needed.
            return false;
        }
    }

    private Case withSmallerScript(Case failing) throws SQLException {
        ListShrinker shrinker = new ListShrinker(SCRIPT_RUNS);
        Case small =
                failing.withScript(shrinker.smallest(failing.script(), shorter -> fails(failing.withScript(shorter))));
        for (int i = 0; i < small.script().size(); i++) {
            small = withSmallerStep(small, i, shrinker);
        }
        return small;
    }

    private Case withSmallerStep(Case failing, int at, ListShrinker shrinker) throws SQLException {
        if (!(failing.script().get(at) instanceof Step.Write write)) {
            return failing;
        }
        List<String> fewer = shrinker.smallest(
                write.statements(), statements -> fails(replaced(failing, at, new Step.Write(statements, true))));
        return fewer.size() == write.statements().size() ? failing : replaced(failing, at, new Step.Write(fewer, true));
    }

    private static Case replaced(Case failing, int at, Step step) {
        List<Step> script = new ArrayList<>(failing.script());
        script.set(at, step);
        return failing.withScript(script);
    }

    private Case withSmallerQuery(Case failing) throws SQLException {
        try (Probe probe = new Probe(database, failing.setup())) {
            return failing.withQuery(new TreeShrinker(QUERY_RUNS)
                    .smallest(failing.query(), query -> probe.accepts(query.sql()) && fails(failing.withQuery(query))));
        }
    }

    private Case withFewerRows(Case failing) throws SQLException {
        return failing.withSetup(
                new ListShrinker(ROW_RUNS).smallest(failing.setup(), fewer -> fails(failing.withSetup(fewer))));
    }
}
