package dev.pgstream.testkit.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Rolls back what a failed test left prepared: such transactions hold their locks and keep their database alive. */
final class PreparedTransactions {

    private PreparedTransactions() {}

    static void rollback(PostgresServer server, String database) throws SQLException {
        List<String> statements = rollbacks(server, database);
        if (statements.isEmpty()) {
            return;
        }
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String rollback : statements) {
                statement.execute(rollback);
            }
        }
    }

    private static List<String> rollbacks(PostgresServer server, String database) throws SQLException {
        String query =
                "SELECT 'ROLLBACK PREPARED ' || quote_literal(gid) FROM pg_catalog.pg_prepared_xacts WHERE database = ?";
        List<String> statements = new ArrayList<>();
        try (Connection connection = server.connect(PostgresServer.USER);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }
}
