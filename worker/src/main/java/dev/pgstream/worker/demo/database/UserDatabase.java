package dev.pgstream.worker.demo.database;

import dev.pgstream.runtime.attached.Attached;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.error.CommandFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** A schema in a database of the user. pg_stream is removed again where the demo was what installed it. */
public final class UserDatabase implements DemoDatabase {

    private static final String STREAM_TABLES = """
            SELECT format('%I.%I', schema_name, table_name)
            FROM pgstream.stream_tables_info WHERE schema_name = ? ORDER BY pgs_id""";

    private final ConnectionTarget target;
    private final List<Connection> connections = new ArrayList<>();
    private boolean schemaCreated;
    private boolean installed;

    public UserDatabase(ConnectionTarget target) {
        this.target = target;
    }

    @Override
    public synchronized String start() throws SQLException {
        try (Connection connection = target.open();
                Statement statement = connection.createStatement()) {
            if (exists(connection, SCHEMA)) {
                throw new CommandFailure(
                        "the schema " + SCHEMA + " exists already, and the demo would drop it at its end;"
                                + " if it is from an earlier --keep, remove it as that told, else rename it");
            }
            statement.execute("CREATE SCHEMA " + SCHEMA);
            schemaCreated = true;
            return "PostgreSQL %s, schema %s of the database %s"
                    .formatted(connection.getMetaData().getDatabaseProductVersion(), SCHEMA, connection.getCatalog());
        }
    }

    @Override
    public synchronized Connection connect() throws SQLException {
        Connection connection = target.open();
        connections.add(connection);
        connection.setSchema(SCHEMA);
        return connection;
    }

    @Override
    public ConnectionTarget target() {
        return target;
    }

    @Override
    public synchronized String install() throws SQLException {
        try (Connection connection = target.open()) {
            installed = !exists(connection, "pgstream");
            new Installer(connection).install();
        }
        return installed ? "pg_stream installed" : "pg_stream was installed already";
    }

    @Override
    public List<String> instructions() {
        return List.of(
                "The tables are still there, in the schema " + SCHEMA + ". Look around with",
                "  pgstream status --url URL",
                "and remove them with 'pgstream drop' for each stream table that 'pgstream list' shows, and then",
                "  psql URL -c 'DROP SCHEMA " + SCHEMA + " CASCADE'");
    }

    @Override
    public synchronized void close() {
        if (!schemaCreated) {
            return;
        }
        try (Connection connection = target.open()) {
            endOthers(connection);
            if (exists(connection, "pgstream")) {
                dropStreamTables(connection);
                connection.setAutoCommit(true);
            }
            new Session(connection).execute("DROP SCHEMA " + SCHEMA + " CASCADE");
            if (installed) {
                new Installer(connection).uninstall();
            }
            schemaCreated = false;
        } catch (SQLException e) {
            throw new IllegalStateException("the schema " + SCHEMA + " could not be removed: " + e.getMessage(), e);
        }
    }

    /** What still runs, because the user gave up waiting, holds locks that dropping needs. */
    private void endOthers(Connection connection) throws SQLException {
        for (Connection other : connections) {
            if (!other.isClosed()) {
                long process = other.unwrap(PGConnection.class).getBackendPID();
                new Session(connection)
                        .one(
                                "SELECT pg_terminate_backend(CAST(? AS integer), 10000)",
                                row -> row.getBoolean(1),
                                process);
            }
        }
    }

    private static void dropStreamTables(Connection connection) throws SQLException {
        List<String> left = streamTables(connection);
        while (!left.isEmpty()) {
            new Attached(connection).drop(left.get(0), true);
            left = streamTables(connection);
        }
    }

    private static List<String> streamTables(Connection connection) throws SQLException {
        return new Session(connection).list(STREAM_TABLES, row -> row.getString(1), SCHEMA);
    }

    private static boolean exists(Connection connection, String schema) throws SQLException {
        return new Session(connection).one("SELECT to_regnamespace(?) IS NOT NULL", row -> row.getBoolean(1), schema);
    }
}
