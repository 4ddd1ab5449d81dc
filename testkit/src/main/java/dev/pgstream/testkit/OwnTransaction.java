package dev.pgstream.testkit;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes several statements one transaction on a connection under autocommit, as one SQL function call would be. */
final class OwnTransaction {

    private OwnTransaction() {}

    /** What runs in the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Runs the work; in a transaction that is open already, only runs it. */
    static <T> T call(Connection connection, Work<T> work) throws SQLException {
        if (!connection.getAutoCommit()) {
            return work.run();
        }
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
