package dev.pgstream.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The verbs as SQL functions: the engine runs in the backend of the connection. */
final class SqlApi implements Api {

    private final Connection connection;

    SqlApi(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void create(
            String name, String query, @Nullable String schedule, String mode, boolean initialize, String consistency)
            throws SQLException {
        text(
                "SELECT pgstream.create_stream_table(?, ?, ?, ?, ?, ?)",
                name,
                query,
                schedule,
                mode,
                initialize,
                consistency);
    }

    @Override
    public void createOrReplace(
            String name, String query, @Nullable String schedule, String mode, boolean initialize, String consistency)
            throws SQLException {
        text(
                "SELECT pgstream.create_or_replace_stream_table(?, ?, ?, ?, ?, ?)",
                name,
                query,
                schedule,
                mode,
                initialize,
                consistency);
    }

    @Override
    public void alter(
            String name,
            @Nullable String query,
            @Nullable String schedule,
            @Nullable String mode,
            @Nullable String status,
            @Nullable String consistency)
            throws SQLException {
        text("SELECT pgstream.alter_stream_table(?, ?, ?, ?, ?, ?)", name, query, schedule, mode, status, consistency);
    }

    @Override
    public void alterSource(String source, @Nullable String triggerMode, @Nullable Boolean unlogged)
            throws SQLException {
        text("SELECT pgstream.alter_source(?, ?, ?)", source, triggerMode, unlogged);
    }

    @Override
    public void suspend(String name) throws SQLException {
        text("SELECT pgstream.suspend_stream_table(?)", name);
    }

    @Override
    public void resume(String name) throws SQLException {
        text("SELECT pgstream.resume_stream_table(?)", name);
    }

    @Override
    public void drop(String name, boolean cascade) throws SQLException {
        text("SELECT pgstream.drop_stream_table(?, ?)", name, cascade);
    }

    @Override
    public String refresh(String name) throws SQLException {
        return text("SELECT pgstream.refresh_stream_table(?)", name);
    }

    @Override
    public long verify(String name) throws SQLException {
        return Long.parseLong(text("SELECT pgstream.verify_stream_table(?)", name));
    }

    @Override
    public String explain(String name) throws SQLException {
        return text("SELECT pgstream.explain_stream_table(?)", name);
    }

    @Override
    public String validate(String query) throws SQLException {
        return text("SELECT pgstream.validate_query(?)", query);
    }

    @Override
    public long hash(String text) throws SQLException {
        return Long.parseLong(text("SELECT pgstream.pg_stream_hash(?)", text));
    }

    private String text(String call, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(call)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                String result = row.getString(1);
                return result == null ? "" : result;
            }
        }
    }
}
