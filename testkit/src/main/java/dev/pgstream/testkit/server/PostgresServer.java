package dev.pgstream.testkit.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A running server, to be used as its superuser {@code postgres} over the loopback interface. */
public interface PostgresServer extends AutoCloseable {

    /** The superuser that every server here has, without a password. */
    String USER = "postgres";

    /** The JDBC URL of a database of this server, credentials included. */
    String url(String database);

    /** The major version, for example 18. */
    int version();

    /** Whether {@code CREATE EXTENSION pljava} works on this server. */
    boolean hasPlJava();

    /** Stops the server; its data is gone. */
    @Override
    void close();

    /** Opens a connection; the caller closes it. */
    default Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database));
    }

    /** Creates a database as a copy of {@code template}, to which nobody may be connected. */
    default void createDatabase(String name, String template) throws SQLException {
        administer("CREATE DATABASE \"" + name + "\" TEMPLATE \"" + template + "\"");
    }

    /** Creates an empty database. */
    default void createDatabase(String name) throws SQLException {
        createDatabase(name, "template0");
    }

    /** Drops a database, whether or not sessions or prepared transactions are left in it. */
    default void dropDatabase(String name) throws SQLException {
        PreparedTransactions.rollback(this, name);
        administer("DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
    }

    private void administer(String sql) throws SQLException {
        try (Connection connection = connect(USER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
