package dev.pgstream.benchmarks.place;

import dev.pgstream.datasets.Script;
import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.demo.database.DemoDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A started database with pg_stream in it.
 *
 * @param inDatabase whether the engine runs in its backends
 */
public record Place(DemoDatabase database, boolean inDatabase) implements AutoCloseable {

    /** Opens a connection, which commits by itself; the caller closes it. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** What connections go to. */
    public ConnectionTarget target() {
        return database.target();
    }

    /** The verbs on a connection that serves nothing else. */
    public Engine engine(Connection connection) throws SQLException {
        return inDatabase ? new DatabaseEngine(connection) : new AttachedEngine(connection);
    }

    /**
     * Sets what plain names mean on a connection. Some steps of a refresh, such as computing everything, pin a path for the
     * transaction; where it is another, the driver then prepares all of its statements anew.
     *
     * @param path a schema; empty for what refreshes pin, which the worker's connections have
     */
    public static void searchPath(Connection connection, String path) throws SQLException {
        set(connection, "SET search_path = " + (path.isEmpty() ? "pg_catalog, pg_temp" : path));
    }

    /** Runs a SET or RESET, which stays. */
    public static void set(Connection connection, String statement) throws SQLException {
        new Script(connection).run(statement);
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Where the engine runs, for people. */
    public String name() {
        return inDatabase ? "in the database" : "attached";
    }

    /** Leaves nothing behind. */
    @Override
    public void close() {
        database.close();
    }
}
