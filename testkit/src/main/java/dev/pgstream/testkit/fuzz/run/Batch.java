package dev.pgstream.testkit.fuzz.run;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.fuzz.Dice;
import dev.pgstream.testkit.fuzz.query.QueryGenerator;
import dev.pgstream.testkit.fuzz.schema.Schema;
import dev.pgstream.testkit.fuzz.schema.SchemaGenerator;
import dev.pgstream.testkit.fuzz.tree.Tree;
import dev.pgstream.testkit.oracle.Failure;
import dev.pgstream.testkit.oracle.Playback;
import dev.pgstream.testkit.oracle.Scenario;
import dev.pgstream.testkit.oracle.ScriptGenerator;
import dev.pgstream.testkit.oracle.Step;
import dev.pgstream.testkit.oracle.Witness;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queries of one seed, over one schema and with one script. */
final class Batch {

    private static final int QUERIES = 6;
    private static final int ROUNDS = 8;
    /** Small tables change by more than a tenth all the time. */
    private static final List<String> SETTINGS =
            List.of("SET pg_stream.differential_max_change_ratio = 1000000", "SET statement_timeout = '120s'");

    private final TestDatabase database;
    private final long seed;
    private final Tally tally;
    private final List<String> setup;
    private final Map<String, Tree> queries;
    private final Scenario scenario;

    Batch(TestDatabase database, long seed, Tally tally) throws SQLException {
        this.database = database;
        this.seed = seed;
        this.tally = tally;
        Dice dice = new Dice(seed);
        Schema schema = new SchemaGenerator(dice).schema();
        this.setup = Stream.of(SETTINGS, schema.create(), schema.rows())
                .flatMap(List::stream)
                .toList();
        this.queries = queries(new QueryGenerator(schema, dice), dice);
        Map<String, String> texts = new LinkedHashMap<>();
        queries.forEach((name, query) -> texts.put(name, query.sql()));
        this.scenario = new Scenario(setup, schema.written(), texts, "AUTO");
    }

    /** Of queries that find nothing at first, few are taken. */
    private Map<String, Tree> queries(QueryGenerator generator, Dice dice) throws SQLException {
        Map<String, Tree> fine = new LinkedHashMap<>();
        try (Probe probe = new Probe(database, setup)) {
            while (fine.size() < QUERIES) {
                Tree query = generator.query();
                Probe.Outcome outcome = probe.run(query.sql());
                if (outcome == Probe.Outcome.FINE || (outcome == Probe.Outcome.EMPTY && dice.chance(15))) {
                    fine.put("q" + fine.size(), query);
                } else {
                    tally.leftOut(outcome.name(), query.sql());
                }
            }
        }
        return fine;
    }

    /** Plays them all; returns what failed, made small. */
    List<Finding> play() throws SQLException {
        tally.schema();
        List<Step> script = new ScriptGenerator(scenario, seed).rounds(ROUNDS);
        List<Failure> failures = new ArrayList<>();
        new Playback(database, scenario).play(script, new Counting(failures));
        List<Finding> findings = new ArrayList<>();
        for (Failure failure : failures) {
            findings.add(finding(failure, script));
        }
        return findings;
    }

    private Finding finding(Failure failure, List<Step> script) throws SQLException {
        if (failure.table().isEmpty()) {
            return new Finding(seed, whole(script), failure.message());
        }
        String name = failure.table();
        Tree query = Objects.requireNonNull(queries.get(name));
        List<Step> alone = script.stream().map(step -> only(name, step)).toList();
        Case failing = new Case(name, setup, query, alone);
        CaseShrinker shrinker = new CaseShrinker(database, failure.kind());
        if (shrinker.failure(failing).isEmpty()) {
            return new Finding(seed, whole(script), "fails only beside other stream tables: " + failure.message());
        }
        Case small = shrinker.smallest(failing);
        return new Finding(
                seed, small.sql(), shrinker.failure(small).orElse(failure).message());
    }

    private static Step only(String name, Step step) {
        if (step instanceof Step.Refresh) {
            return new Step.Refresh(List.of(name));
        }
        return step instanceof Step.RefreshInside inside
                ? new Step.RefreshInside(inside.before(), inside.after(), List.of(name))
                : step;
    }

    private String whole(List<Step> script) {
        return Stream.of(
                        setup.stream().map(statement -> statement + ";"),
                        queries.entrySet().stream()
                                .map(query -> "-- " + query.getKey() + ": "
                                        + query.getValue().sql()),
                        script.stream().map(Step::toString))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** Counts what is right and collects what is not. */
    private final class Counting implements Witness {

        private final List<Failure> failures;

        private Counting(List<Failure> failures) {
            this.failures = failures;
        }

        @Override
        public void created(String table, Session session) throws SQLException {
            String mode = session.value("SELECT effective_mode || coalesce(': ' || mode_reason, '')"
                    + " FROM pgstream.stream_tables_info WHERE table_name = '" + table + "'");
            tally.mode(
                    Objects.requireNonNull(mode),
                    Objects.requireNonNull(queries.get(table)).sql());
        }

        @Override
        public void equal(String table, String action) {
            tally.check(action);
        }

        @Override
        public boolean failed(Failure failure, Session session) throws SQLException {
            String query = scenario.queries().get(failure.table());
            Answer answer = query == null ? Answer.ONE : Answer.of(session, query);
            if (answer == Answer.ONE) {
                failures.add(failure);
            } else {
                tally.leftOut(answer + " answer", seed + " " + query);
            }
            return true;
        }
    }
}
