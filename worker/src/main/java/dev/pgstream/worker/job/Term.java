package dev.pgstream.worker.job;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.job.connect.JobConnections;
import dev.pgstream.worker.job.keep.Housekeeping;
import dev.pgstream.worker.job.run.Dispatcher;
import dev.pgstream.worker.job.run.Pass;
import dev.pgstream.worker.job.run.Requests;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** One term of leadership in a database: what is known and under way. */
final class Term {

    private static final Duration LONG = Duration.ofDays(365);

    private final JobConnections connections;
    private final Pass pass;
    private final Dispatcher dispatcher;
    private final Requests requests;
    private final Housekeeping housekeeping;

    Term(JobConnections connections, Pass pass, Dispatcher dispatcher, Requests requests, Housekeeping housekeeping) {
        this.connections = connections;
        this.pass = pass;
        this.dispatcher = dispatcher;
        this.requests = requests;
        this.housekeeping = housekeeping;
    }

    /** Starts what is due and returns when to look again. */
    Instant look(Instant now) throws SQLException {
        try (Connection connection = connections.borrow()) {
            return pass.look(new Session(connection), now);
        }
    }

    /** Returns for each stream table how many seconds ago it is known to have had all changes; at most those of the term. */
    Map<String, Double> staleness(Instant now) {
        return pass.staleness(now);
    }

    /** Ends the term: nothing starts any more; what runs goes on, for each refresh is safe by itself. */
    void abandon() {
        end(Duration.ZERO);
    }

    /** Ends the term and waits until what runs has ended. */
    void drain() {
        end(LONG);
    }

    private void end(Duration patience) {
        housekeeping.stop();
        requests.drain(patience);
        dispatcher.drain(patience);
    }
}
