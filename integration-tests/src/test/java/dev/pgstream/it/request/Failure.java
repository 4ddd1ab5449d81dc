package dev.pgstream.it.request;

import java.sql.SQLException;

/** The error that work ends with. */
final class Failure {

    private Failure() {}

    /** What is expected to fail. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    static SQLException of(Work work) {
        try {
            work.run();
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("no error came");
    }
}
