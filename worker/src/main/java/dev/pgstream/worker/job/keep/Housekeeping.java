package dev.pgstream.worker.job.keep;

import dev.pgstream.runtime.attached.Transactions;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.job.connect.JobConnections;
import dev.pgstream.worker.job.log.Journal;
import dev.pgstream.worker.job.watch.Figures;
import dev.pgstream.worker.job.watch.Meters;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Once a minute: the history is pruned, change buffers that grow for want of a consumer are cut, and figures are read. */
public final class Housekeeping {

    private static final long FIRST_SECONDS = 5;
    private static final long EACH_SECONDS = 60;

    private final JobConnections connections;
    private final Meters meters;
    private final Journal journal;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Housekeeping(JobConnections connections, Meters meters, Journal journal) {
        this.connections = connections;
        this.meters = meters;
        this.journal = journal;
    }

    /** Starts it, on a thread of its own. */
    public static Housekeeping start(JobConnections connections, Meters meters, Journal journal, String name) {
        Housekeeping housekeeping = new Housekeeping(connections, meters, journal);
        new Thread(housekeeping::run, "keep " + name).start();
        return housekeeping;
    }

    /** Does no more; what runs ends soon. */
    public void stop() {
        stopped.countDown();
    }

    private void run() {
        try {
            long pause = FIRST_SECONDS;
            while (!stopped.await(pause, TimeUnit.SECONDS)) {
                keep();
                pause = EACH_SECONDS;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try (Connection connection = connections.borrow()) {
            Session session = new Session(connection);
            long pruned = History.prune(session);
            if (pruned > 0) {
                journal.debug("pruned " + pruned + " rows of history");
            }
            Figures.show(session, meters);
            new Backlogs(new Transactions(connection), journal).cut();
        } catch (SQLException failure) {
            journal.warn("housekeeping failed: " + Journal.text(failure));
        } catch (RuntimeException bug) {
            journal.error("housekeeping failed: internal error: " + bug);
        }
    }
}
