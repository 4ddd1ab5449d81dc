package dev.pgstream.datasets;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** SQL without parameters. */
public final class Script {

    private Script() {}

    /** Runs one or several statements. */
    public static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
