package dev.pgstream.runtime.attached;

import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;

/** Transactions on a connection of one's own: committed when the work is done, rolled back where it fails. */
public final class Transactions {

    private final Connection connection;
    private final Session session;

    /**
     * @param connection a connection without an open transaction; its auto-commit is turned off
     */
    public Transactions(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        this.connection = connection;
        this.session = new Session(connection);
    }

    /** Work without a result. */
    public interface Verb {
        void run() throws SQLException;
    }

    public Session session() {
        return session;
    }

    /** Runs work in one transaction. */
    public <T> T in(Session.Work<T> work) throws SQLException {
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollback(failure);
            throw failure;
        }
    }

    /** Runs work without a result in one transaction. */
    public void run(Verb verb) throws SQLException {
        in(() -> {
            verb.run();
            return true;
        });
    }

    /** Runs work in one transaction on one snapshot. A pooler may hand the session on, so only the transaction is set. */
    public <T> T onOneSnapshot(Session.Work<T> work) throws SQLException {
        return in(() -> {
            session.update("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            return work.run();
        });
    }

    /** A connection that is broken can't roll back, which is no news beside why it broke. */
    private void rollback(Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
