package dev.pgstream.runtime.install;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Executes the statements of scripts. As soon as the server's own function for that is there, they go to it as parameters:
 * PL/Java's driver changes white space, comments and question marks in the text of a statement, even in function bodies.
 */
final class ScriptRunner {

    private static final String EXECUTOR = "SELECT pgstream.pgs_execute(?)";

    private final Connection connection;

    ScriptRunner(Connection connection) {
        this.connection = connection;
    }

    void run(String sql) throws SQLException {
        if (hasExecutor()) {
            try (PreparedStatement statement = connection.prepareStatement(EXECUTOR)) {
                statement.setString(1, sql);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                }
            }
        } else {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    private boolean hasExecutor() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regproc('pgstream.pgs_execute') IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
