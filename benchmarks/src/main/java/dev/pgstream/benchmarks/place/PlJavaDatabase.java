package dev.pgstream.benchmarks.place;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.testkit.server.LocalPlJavaServer;
import dev.pgstream.testkit.server.PgInstall;
import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.demo.database.DemoDatabase;
import dev.pgstream.worker.error.CommandFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server of its own, of the installed PostgreSQL that has PL/Java. */
final class PlJavaDatabase implements DemoDatabase {

    private final Map<String, String> settings;
    private final Path jar;
    private @Nullable PostgresServer server;

    /**
     * Starts nothing yet.
     *
     * @param jar what PL/Java loads
     */
    PlJavaDatabase(Map<String, String> settings, Path jar) {
        this.settings = Map.copyOf(settings);
        this.jar = jar;
    }

    @Override
    public synchronized String start() throws SQLException {
        PgInstall install = PgInstall.withPlJava()
                .orElseThrow(() -> new CommandFailure("NOTHING WAS MEASURED IN THE DATABASE: no PostgreSQL with PL/Java"
                        + " was found; name its pg_config with -D" + PgInstall.PG_CONFIG + "=/path/to/pg_config"));
        server = LocalPlJavaServer.start(install, settings);
        try (Connection connection = connect()) {
            Session session = new Session(connection);
            session.update("CREATE SCHEMA " + SCHEMA);
            session.update("ALTER DATABASE " + PostgresServer.USER + " SET search_path = " + SCHEMA + ", public");
            return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion() + " with PL/Java started";
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return started().connect(PostgresServer.USER);
    }

    @Override
    public ConnectionTarget target() {
        return ConnectionTarget.of(started().url(PostgresServer.USER));
    }

    @Override
    public String install() throws SQLException {
        try (Connection connection = connect()) {
            new Session(connection).update("CREATE EXTENSION pljava");
            Installed installed = new Installer(connection, Optional.of(jar)).install();
            if (!installed.functions()) {
                throw new CommandFailure("the SQL functions were not installed: " + installed.advice());
            }
        }
        return "pg_stream installed, with its SQL functions";
    }

    @Override
    public List<String> instructions() {
        return List.of();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }

    private PostgresServer started() {
        if (server == null) {
            throw new IllegalStateException("the server is not started");
        }
        return server;
    }
}
