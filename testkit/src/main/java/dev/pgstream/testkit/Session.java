package dev.pgstream.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short ways to run SQL on a connection. */
public record Session(Connection connection) {

    /** Runs statements one after the other; each argument may hold several. */
    public void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** All rows of a query, each value as its text. */
    public List<List<@Nullable String>> rows(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int width = result.getMetaData().getColumnCount();
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>(width);
                for (int column = 1; column <= width; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** The only value of a query, as text; fails unless it has exactly one row and one column. */
    public @Nullable String value(String query) throws SQLException {
        List<List<@Nullable String>> rows = rows(query);
        if (rows.size() != 1 || rows.get(0).size() != 1) {
            throw new IllegalStateException("one value was expected of: " + query + "; it gave " + rows);
        }
        return rows.get(0).get(0);
    }

    /** The only value of a query, as a number; null is no number. */
    public long number(String query) throws SQLException {
        String value = value(query);
        if (value == null) {
            throw new IllegalStateException("a number was expected, not null, of: " + query);
        }
        return Long.parseLong(value);
    }
}
