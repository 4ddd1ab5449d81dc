package dev.pgstream.benchmarks.place;

import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;

/** The engine in the backend of a connection, called by SQL functions. */
final class DatabaseEngine implements Engine {

    private final Session session;

    /**
     * @param connection commits by itself
     */
    DatabaseEngine(Connection connection) {
        this.session = new Session(connection);
    }

    @Override
    public void create(String name, String query, String mode) throws SQLException {
        session.one("SELECT pgstream.create_stream_table(?, ?, 'manual', ?, true)", row -> true, name, query, mode);
    }

    @Override
    public String refresh(String name) throws SQLException {
        return session.one("SELECT pgstream.refresh_stream_table(?)", row -> row.getString(1), name);
    }

    @Override
    public void drop(String name) throws SQLException {
        session.one("SELECT pgstream.drop_stream_table(?)", row -> true, name);
    }

    @Override
    public long verify(String name) throws SQLException {
        return session.one("SELECT pgstream.verify_stream_table(?)", row -> row.getLong(1), name);
    }
}
