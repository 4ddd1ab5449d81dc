package dev.pgstream.runtime.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives work a transaction where the connection has none: several statements, as one SQL function call would be. */
public final class OwnTransaction {

    private OwnTransaction() {}

    /** Runs work in a transaction of its own if the connection commits by itself, else in the open one. */
    public static <T> T around(Connection connection, Session.Work<T> work) throws SQLException {
        if (!connection.getAutoCommit()) {
            return work.run();
        }
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
