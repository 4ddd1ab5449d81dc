package dev.pgstream.testkit.oracle;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs scripts and compares. A failure is reported with its seed and the smallest script that still fails, as far as
 * leaving steps out can find it.
 */
public final class Oracle {

    private static final String SCHEMA = "oracle";
    private static final int SHRINK_RUNS = 60;

    private final TestDatabase database;
    private final Scenario scenario;

    public Oracle(TestDatabase database, Scenario scenario) {
        this.database = database;
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
        Optional<String> failure = fails(script);
        if (failure.isPresent()) {
            List<Step> smallest = shrink(script);
            throw new AssertionError("seed " + seed + ": " + failure.get() + "\nsmallest failing script:\n"
                    + text(smallest) + "\n" + fails(smallest).orElse("(it passes when run again)"));
        }
    }

    /** Runs a given script. */
    public void run(List<Step> script) throws SQLException {
        Optional<String> failure = fails(script);
        if (failure.isPresent()) {
            throw new AssertionError(failure.get() + "\nscript:\n" + text(script));
        }
    }

    private String text(List<Step> script) {
        return String.join(";\n", scenario.setup()) + ";\n"
                + scenario.queries().entrySet().stream()
                        .map(e -> "-- stream table " + e.getKey() + ": " + e.getValue())
                        .collect(Collectors.joining("\n"))
                + "\n" + script.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }

    /** Leaves out ever smaller runs of steps, as long as the rest still fails. */
    private List<Step> shrink(List<Step> script) throws SQLException {
        List<Step> smallest = script;
        int runs = 0;
        for (int size = script.size() / 2; size >= 1; size /= 2) {
            for (int at = 0; at + size <= smallest.size() && runs < SHRINK_RUNS; runs++) {
                List<Step> shorter = new ArrayList<>(smallest.subList(0, at));
                shorter.addAll(smallest.subList(at + size, smallest.size()));
                if (fails(shorter).isPresent()) {
                    smallest = shorter;
                } else {
                    at += size;
                }
            }
        }
        return smallest;
    }

    private Optional<String> fails(List<Step> script) throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            Api api = database.api(connection);
            session.execute(
                    "DROP SCHEMA IF EXISTS oracle CASCADE; CREATE SCHEMA oracle; SET search_path = oracle, public");
            session.execute(scenario.setup().toArray(String[]::new));
            try {
                return play(script, session, api);
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
                dropAll(api);
                session.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
            }
        }
    }

    private Optional<String> play(List<Step> script, Session session, Api api) {
        String doing = "create";
        try {
            for (var query : scenario.queries().entrySet()) {
                doing = "creating " + query.getKey();
                api.create(query.getKey(), query.getValue(), scenario.mode());
            }
            int number = 0;
            for (Step step : script) {
                doing = "step " + ++number + ", " + step;
                Optional<String> difference = play(step, session, api);
                if (difference.isPresent()) {
                    return Optional.of("after " + doing + ": " + difference.get());
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(doing + " failed: " + e.getSQLState() + " " + e.getMessage());
        }
    }

    private Optional<String> play(Step step, Session session, Api api) throws SQLException {
        if (step instanceof Step.Write write) {
            session.execute("BEGIN");
            session.execute(write.statements().toArray(String[]::new));
            session.execute(write.commit() ? "COMMIT" : "ROLLBACK");
            return Optional.empty();
        }
        if (step instanceof Step.RefreshInside inside) {
            session.connection().setAutoCommit(false);
            session.execute(inside.before().toArray(String[]::new));
            for (String name : inside.names()) {
                api.refresh(name);
            }
            session.execute(inside.after().toArray(String[]::new));
            session.connection().commit();
            session.connection().setAutoCommit(true);
            return refreshAndCompare(inside.names(), session, api);
        }
        return refreshAndCompare(((Step.Refresh) step).names(), session, api);
    }

    private Optional<String> refreshAndCompare(List<String> names, Session session, Api api) throws SQLException {
        for (String name : names) {
            String action = api.refresh(name);
            Optional<String> difference = Comparison.difference(
                    session, name, Objects.requireNonNull(scenario.queries().get(name)));
            if (difference.isPresent()) {
                return Optional.of(name + " was refreshed (" + action + ") but " + difference.get());
            }
        }
        return Optional.empty();
    }

    private void dropAll(Api api) throws SQLException {
        List<String> names = new ArrayList<>(scenario.queries().keySet());
        Collections.reverse(names);
        for (String name : names) {
            if (database.number("SELECT count(*) FROM pgstream.stream_tables_info WHERE schema_name = '" + SCHEMA
                            + "' AND quote_ident(table_name) = '" + name + "'")
                    > 0) {
                api.drop(name);
            }
        }
    }
}
