package dev.pgstream.testkit.oracle;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays one script on one connection. */
final class Player {

    private final Scenario scenario;
    private final Session session;
    private final Api api;
    private final Witness witness;
    private final Set<String> failed = new HashSet<>();
    private boolean goesOn = true;

    Player(Scenario scenario, Session session, Api api, Witness witness) {
        this.scenario = scenario;
        this.session = session;
        this.api = api;
        this.witness = witness;
    }

    /** Ends a transaction that a failure left open. */
    static void rollBack(Session session) throws SQLException {
        if (session.connection().getAutoCommit()) {
            // A transaction that was begun by a statement is not the driver's.
            session.execute("ROLLBACK");
        } else {
            session.connection().rollback();
            session.connection().setAutoCommit(true);
        }
    }

    void play(List<Step> script) throws SQLException {
        for (String name : scenario.queries().keySet()) {
            if (goesOn) {
                create(name);
            }
        }
        for (int i = 0;
                i < script.size()
                        && goesOn
                        && failed.size() < scenario.queries().size();
                i++) {
            play(script.get(i), "step " + (i + 1) + ", " + script.get(i));
        }
    }

    private void create(String name) throws SQLException {
        try {
            api.create(name, query(name), scenario.mode());
            witness.created(name, session);
            String rejected = rejected(name);
            if (!rejected.isEmpty()) {
                fail(new Failure(name, "rejected", "creating " + name + ": " + rejected));
            }
        } catch (SQLException e) {
            fail(name, "create", "creating " + name, e);
        }
    }

    /** Why the server took none of the generated statements, which is a mistake in them even if a FULL refresh follows. */
    private String rejected(String name) throws SQLException {
        List<List<@Nullable String>> reasons = session.rows("SELECT mode_reason FROM pgstream.stream_tables_info"
                + " WHERE table_name = '" + name + "' AND schema_name = current_schema()"
                + " AND mode_reason LIKE 'the server rejects a generated statement%'");
        return reasons.isEmpty() ? "" : String.valueOf(reasons.get(0).get(0));
    }

    private void play(Step step, String doing) throws SQLException {
        List<String> names = List.of();
        if (step instanceof Step.Write write) {
            write(write, doing);
        } else if (step instanceof Step.Refresh refresh) {
            names = refresh.names();
        } else if (step instanceof Step.RefreshInside inside) {
            names = inside.names();
            refreshInside(inside, doing);
        }
        for (String name : names) {
            if (goesOn && !failed.contains(name)) {
                refreshAndCompare(name, doing);
            }
        }
    }

    private void write(Step.Write write, String doing) throws SQLException {
        try {
            session.execute("BEGIN");
            session.execute(write.statements().toArray(String[]::new));
            session.execute(write.commit() ? "COMMIT" : "ROLLBACK");
        } catch (SQLException e) {
            fail("", "step", doing, e);
        }
    }

    private void refreshInside(Step.RefreshInside inside, String doing) throws SQLException {
        String at = "";
        try {
            session.connection().setAutoCommit(false);
            session.execute(inside.before().toArray(String[]::new));
            for (String name : inside.names()) {
                if (!failed.contains(name)) {
                    at = name;
                    api.refresh(name);
                }
            }
            at = "";
            session.execute(inside.after().toArray(String[]::new));
            session.connection().commit();
            session.connection().setAutoCommit(true);
        } catch (SQLException e) {
            fail(at, "step", doing, e);
        }
    }

    private void refreshAndCompare(String name, String doing) throws SQLException {
        try {
            String action = api.refresh(name);
            Optional<String> difference = Comparison.difference(session, name, query(name));
            if (difference.isPresent()) {
                String message =
                        "after " + doing + ": " + name + " was refreshed (" + action + ") but " + difference.get();
                fail(new Failure(name, "difference", message));
            } else {
                witness.equal(name, action);
            }
        } catch (SQLException e) {
            fail(name, "step", doing, e);
        }
    }

    private void fail(String name, String kind, String doing, SQLException e) throws SQLException {
        rollBack(session);
        fail(new Failure(
                name, kind + " " + e.getSQLState(), doing + " failed: " + e.getSQLState() + " " + e.getMessage()));
    }

    /** Without a write that failed, nothing that follows means much. */
    private void fail(Failure failure) throws SQLException {
        failed.add(failure.table());
        goesOn = witness.failed(failure, session) && !failure.table().isEmpty();
    }

    private String query(String name) {
        return Objects.requireNonNull(scenario.queries().get(name));
    }
}
