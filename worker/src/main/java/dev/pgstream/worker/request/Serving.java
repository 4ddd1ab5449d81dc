package dev.pgstream.worker.request;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.engine.error.FailureKind;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FailureStore;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves one request after the other over one connection. */
final class Serving {

    private static final int PING_SECONDS = 5;

    private final Connection connection;
    private final Attached attached;
    private final Session session;
    private final RequestStore requests;
    private final Requester requester;
    private @Nullable Request taken;

    Serving(Connection connection) throws SQLException {
        this.connection = connection;
        this.attached = new Attached(connection);
        this.session = new Session(connection);
        this.requests = new RequestStore(session);
        this.requester = new Requester(session);
    }

    /**
     * What became of a request.
     *
     * @param request null where there was nothing to serve
     * @param text a line about it
     * @param postponed whether it stays requested, for what is in its way will pass
     */
    record Outcome(@Nullable Request request, String text, boolean postponed) {

        static final Outcome NOTHING = new Outcome(null, "", false);

        static Outcome of(Request request, String text) {
            return new Outcome(
                    request,
                    "request " + request.id() + ", " + request.verb() + " " + request.name() + ": " + text,
                    false);
        }

        static Outcome later(Request request, SQLException failure) {
            String text = of(request, "tried again later: " + line(failure)).text();
            return new Outcome(request, text, true);
        }
    }

    /** Serves the next request but those with these numbers. */
    Outcome next(List<Long> except) throws SQLException {
        taken = null;
        try {
            return attached.inTransaction(() -> serveNext(except));
        } catch (SQLException failure) {
            if (taken == null || !connection.isValid(PING_SECONDS)) {
                throw failure;
            }
            return Outcome.later(taken, failure);
        }
    }

    private Outcome serveNext(List<Long> except) throws SQLException {
        // A first fill must see what was written before its triggers were there, which takes a snapshot a statement.
        session.update("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
        Optional<Request> next = requests.takeNext(except);
        if (next.isEmpty()) {
            return Outcome.NOTHING;
        }
        taken = next.get();
        return serve(taken);
    }

    private Outcome serve(Request request) throws SQLException {
        try {
            String result =
                    session.inSavepoint(() -> requester.run(request, asRequester -> new Deed(asRequester).of(request)));
            requests.done(request, result);
            return Outcome.of(request, result.isEmpty() ? "done" : result);
        } catch (SQLException e) {
            if (FailureKind.of(e.getSQLState()) == FailureKind.TRANSIENT) {
                throw e;
            }
            return failed(request, e);
        } catch (RuntimeException e) {
            return failed(request, new SQLException("internal error: " + e, ErrorCode.INTERNAL_ERROR.sqlState(), e));
        }
    }

    private Outcome failed(Request request, SQLException failure) throws SQLException {
        if (request.verb().equals("refresh")) {
            note(request, failure);
        }
        String rest = request.placeholder() && request.verb().startsWith("create") ? removePlaceholder(request) : "";
        requests.failed(request, String.valueOf(failure.getSQLState()), failure.getMessage() + rest);
        return Outcome.of(request, "failed: " + line(failure) + rest);
    }

    /** A refresh that failed is in the history, whoever started it. */
    private void note(Request request, SQLException failure) throws SQLException {
        try {
            new FailureStore(session)
                    .note(new StreamTableStore(session).named(request.name()), Initiator.REQUEST, failure);
        } catch (PgStreamException gone) {
            // It was dropped before the request was served; what the request says is all there is to say.
        }
    }

    /** A table that never becomes a stream table is in the way of the next attempt; but not if something was built on it. */
    private String removePlaceholder(Request request) throws SQLException {
        try {
            session.inSavepoint(
                    () -> requester.run(request, asRequester -> asRequester.execute("DROP TABLE " + request.name())));
            return "";
        } catch (SQLException inTheWay) {
            return "; the empty table that holds its name stays: " + inTheWay.getMessage();
        }
    }

    private static String line(SQLException failure) {
        return failure.getSQLState() + ": " + failure.getMessage();
    }
}
