package dev.pgstream.worker.request;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Serves the requests of one database. Each is one transaction, which does what was asked and notes it: so it happens once,
 * whatever breaks. Requests that share a table are served in their order, also where several servers work side by side.
 */
public final class RequestServer {

    private final Clock clock;
    private final Consumer<String> events;
    private final Postponed postponed = new Postponed();
    private volatile boolean stopping;

    /**
     * @param clock tells when to try again what failed for a reason that passes
     * @param events is told in a line what became of each request
     */
    public RequestServer(Clock clock, Consumer<String> events) {
        this.clock = clock;
        this.events = events;
    }

    /**
     * Serves all that can be served now; not to be called by several threads at once.
     *
     * @param connection without an open transaction; its auto-commit is turned off
     * @return how many requests were served, failed ones included
     * @throws SQLException if the connection is lost, or requests can't be read; what it was at stays requested
     */
    public int serve(Connection connection) throws SQLException {
        Serving serving = new Serving(connection);
        int served = 0;
        Serving.Outcome outcome = next(serving);
        while (outcome.request() != null) {
            events.accept(outcome.text());
            if (outcome.postponed()) {
                postponed.add(outcome.request().id(), clock.instant());
            } else {
                postponed.forget(outcome.request().id());
                served++;
            }
            outcome = next(serving);
        }
        return served;
    }

    private Serving.Outcome next(Serving serving) throws SQLException {
        return stopping ? Serving.Outcome.NOTHING : serving.next(postponed.at(clock.instant()));
    }

    /** Serves nothing more but what it is at. */
    public void stop() {
        stopping = true;
    }
}
