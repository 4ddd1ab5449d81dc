package dev.pgstream.it.install;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.testkit.server.Servers;
import dev.pgstream.testkit.server.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A database of its own without pg_stream; with PL/Java where the engine runs in the database. */
final class EmptyDatabase implements AutoCloseable {

    private final PostgresServer server = Servers.of(Target.current()).orElseThrow();
    private final String name;
    private final Connection connection;

    EmptyDatabase(String name) throws SQLException {
        this.name = name;
        server.dropDatabase(name);
        server.createDatabase(name);
        this.connection = server.connect(name);
        if (Target.current().inDatabase()) {
            session().execute("CREATE EXTENSION pljava");
        }
    }

    /** Its address for the programs of PostgreSQL. */
    String address() {
        return server.url(name).substring("jdbc:".length());
    }

    Connection connection() {
        return connection;
    }

    Session session() {
        return new Session(connection);
    }

    /** Another connection, which the caller closes. */
    Connection connect() throws SQLException {
        return server.connect(name);
    }

    Installer installer() {
        return new Installer(connection, jar());
    }

    Installed install() throws SQLException {
        return installer().install();
    }

    /** The jar for the database, where it is to be loaded. */
    static Optional<Path> jar() {
        return Target.current().inDatabase()
                ? Optional.of(Path.of(System.getProperty("pgstream.pljava.jar", "")))
                : Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.dropDatabase(name);
    }
}
