package dev.pgstream.worker.job.run;

import dev.pgstream.worker.job.connect.JobConnections;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.request.RequestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves what SQL functions have asked for, on a thread of its own: to fill a new stream table may take long. */
public final class Requests {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final JobConnections connections;
    private final Journal journal;
    private final RequestServer server;
    private final ExecutorService thread;
    private final AtomicBoolean busy = new AtomicBoolean();
    private String seen = "";
    private Instant last = Instant.MIN;

    public Requests(JobConnections connections, Journal journal, Clock clock, String name) {
        this.connections = connections;
        this.journal = journal;
        this.server = new RequestServer(clock, journal::info);
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "serve " + name));
    }

    /** Looks for requests if there may be new ones, or if some that failed may be due again. */
    void look(String snapshot, Instant now) {
        boolean due = snapshot.equals(seen) ? !now.isBefore(last.plus(LONGEST)) : !now.isBefore(last.plus(SHORTEST));
        if (due && busy.compareAndSet(false, true)) {
            seen = snapshot;
            last = now;
            thread.execute(this::serve);
        }
    }

    boolean isBusy() {
        return busy.get();
    }

    /** Serves no more, and waits until what is being done has ended. */
    public void drain(Duration patience) {
        server.stop();
        thread.shutdown();
        try {
            thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        try (Connection connection = connections.borrow()) {
            server.serve(connection);
        } catch (SQLException failure) {
            journal.warn("requests can not be served: " + Journal.text(failure));
        } catch (RuntimeException bug) {
            journal.error("requests can not be served: internal error: " + bug);
        } finally {
            busy.set(false);
        }
    }
}
