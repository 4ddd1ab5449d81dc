package dev.pgstream.pljava;

import dev.pgstream.engine.error.ErrorCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the work of an SQL function on the connection of its backend. Errors leave it as {@link SQLException}s, whose class
 * names the SQL function around it removes.
 */
final class Call {

    private static final String TOO_COMPLEX = "54001";

    private Call() {}

    /** Work with a result. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Work without a result. */
    interface Action {
        void on(Connection connection) throws SQLException;
    }

    static void run(Action action) throws SQLException {
        of(connection -> {
            action.on(connection);
            return true;
        });
    }

    static <T> T of(Work<T> work) throws SQLException {
        ErrorPath.prepare();
        try (Connection connection = DriverManager.getConnection("jdbc:default:connection")) {
            return work.on(connection);
        } catch (SQLException e) {
            throw LostError.explained(e);
        } catch (StackOverflowError e) {
            throw new SQLException("the query is nested too deeply; simplify it or split it by views", TOO_COMPLEX, e);
        } catch (RuntimeException e) {
            Logger.getLogger(Call.class.getName()).log(Level.FINE, "internal error", e);
            throw new SQLException("internal error of pg_stream: " + e, ErrorCode.INTERNAL_ERROR.sqlState(), e);
        }
    }
}
