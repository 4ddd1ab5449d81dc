package dev.pgstream.worker.job.lead;

import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.job.connect.JobConnections;
import dev.pgstream.worker.job.log.Journal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Leads in a database while it holds an advisory lock there; several workers may try, and one does.
 *
 * <p>The lock belongs to an otherwise empty transaction, which works through poolers too, and keeps neither a snapshot nor
 * a lock on any table, so that it is in nobody's way. The server ends a transaction from which it hears nothing for some
 * seconds, so a leader that hangs, or that the network has lost, makes room. Nothing depends on there being one leader
 * alone: each refresh locks its stream table.
 */
public final class Leadership implements Runnable {

    private static final long BEAT_MS = 1000;

    /** Beats come each second; the server's own limits for such transactions don't apply. No table is read: it would stay locked. */
    private static final String LEASE = """
            SELECT set_config('idle_in_transaction_session_timeout', '10s', true), set_config('statement_timeout', '0', true),
                   CASE WHEN current_setting('transaction_timeout', true) IS NOT NULL
                        THEN set_config('transaction_timeout', '0', true) END""";

    private static final String TRY = "SELECT pg_try_advisory_xact_lock(hashtextextended('pg_stream leader', 0))";

    private final JobConnections connections;
    private final Journal journal;
    private final Runnable changed;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile State state = State.STARTS;
    private String said = "";

    /**
     * @param changed told when leadership begins or ends
     */
    public Leadership(JobConnections connections, Journal journal, Runnable changed) {
        this.connections = connections;
        this.journal = journal;
        this.changed = changed;
    }

    public boolean held() {
        return state == State.LEADS;
    }

    public State state() {
        return state;
    }

    /** Gives leadership back, or stops trying; {@link #run} returns soon. */
    public void end() {
        stop.countDown();
    }

    @Override
    public void run() {
        boolean stopped = false;
        while (!stopped) {
            try (Connection connection = connections.single()) {
                connection.setAutoCommit(false);
                compete(connection);
                become(State.STANDS_BY);
            } catch (SQLException failure) {
                become(State.FAILS);
                say("can't lead: " + Journal.text(failure), true);
            }
            stopped = pause();
        }
    }

    /** A server in recovery is asked over a new connection each time: with several hosts, another may be the primary. */
    private void compete(Connection connection) throws SQLException {
        Session session = new Session(connection);
        if (session.one("SELECT pg_is_in_recovery()", row -> row.getBoolean(1))) {
            say("standing by: the server is in recovery", false);
            return;
        }
        while (!take(session)) {
            connection.rollback();
            become(State.STANDS_BY);
            say("standing by: another worker leads", false);
            if (pause()) {
                return;
            }
        }
        say("leading", false);
        become(State.LEADS);
        while (!pause()) {
            session.one("SELECT 1", row -> true);
        }
        connection.rollback();
    }

    private static boolean take(Session session) throws SQLException {
        session.list(LEASE, row -> true);
        return session.one(TRY, row -> row.getBoolean(1));
    }

    private void become(State now) {
        boolean before = held();
        state = now;
        if (before != held()) {
            changed.run();
        }
    }

    /** Returns whether it is over. */
    private boolean pause() {
        try {
            return stop.await(BEAT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Says a thing once, however often it is tried. */
    private void say(String text, boolean trouble) {
        if (!text.equals(said)) {
            said = text;
            if (trouble) {
                journal.warn(text);
            } else {
                journal.info(text);
            }
        }
    }
}
