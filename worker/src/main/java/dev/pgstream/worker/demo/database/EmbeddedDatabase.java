package dev.pgstream.worker.demo.database;

import dev.pgstream.runtime.install.Installer;
import dev.pgstream.worker.connect.ConnectionTarget;
import dev.pgstream.worker.error.CommandFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A server of its own, from the embedded binaries, with its data in a temporary folder. */
public final class EmbeddedDatabase implements DemoDatabase {

    private static final String USER = "postgres";
    private static final Duration STARTUP = Duration.ofSeconds(60);

    /** The library's defaults are for tests. Here times are shown, so commits must reach the disk. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "shared_buffers", "256MB",
            "max_wal_size", "4GB",
            "random_page_cost", "1.1",
            "max_connections", "20");

    private final Map<String, String> settings;
    private @Nullable ServerFolder folder;
    private @Nullable EmbeddedPostgres server;

    public EmbeddedDatabase() {
        this(Map.of());
    }

    /**
     * Starts nothing yet.
     *
     * @param settings of the server, besides those that it has here in any case
     */
    public EmbeddedDatabase(Map<String, String> settings) {
        this.settings = new TreeMap<>(DEFAULTS);
        this.settings.putAll(settings);
    }

    @Override
    public synchronized String start() throws SQLException {
        try {
            folder = ServerFolder.create();
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOutputRedirector(Redirect.appendTo(folder.log().toFile()))
                    .setPGStartupWait(STARTUP)
                    .setLocaleConfig("locale", "C");
            settings.forEach(builder::setServerConfig);
            server = builder.start();
        } catch (IOException | RuntimeException e) {
            throw new CommandFailure("the embedded PostgreSQL did not start: " + e.getMessage());
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + SCHEMA);
            statement.execute("ALTER DATABASE " + USER + " SET search_path = " + SCHEMA + ", public");
            return "PostgreSQL %s started on port %d"
                    .formatted(connection.getMetaData().getDatabaseProductVersion(), port());
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/" + USER, USER, "");
    }

    @Override
    public ConnectionTarget target() {
        return ConnectionTarget.of("postgresql://%s@localhost:%d/%s".formatted(USER, port(), USER));
    }

    @Override
    public String install() throws SQLException {
        try (Connection connection = connect()) {
            new Installer(connection).install();
        }
        return "pg_stream installed";
    }

    @Override
    public List<String> instructions() {
        String url = "postgresql://%s@localhost:%d/%s".formatted(USER, port(), USER);
        return List.of(
                "The server is still running. Look around with",
                "  pgstream status --url " + url,
                "  psql " + url,
                "and stop it with",
                "  " + started().stopCommand());
    }

    @Override
    public synchronized void close() {
        if (folder != null) {
            folder.stopAndDelete(server);
            folder = null;
        }
    }

    private int port() {
        if (server == null) {
            throw new IllegalStateException("the server is not started");
        }
        return server.getPort();
    }

    private ServerFolder started() {
        if (folder == null) {
            throw new IllegalStateException("the server is not started");
        }
        return folder;
    }
}
