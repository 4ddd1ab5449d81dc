package dev.pgstream.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** A server from the embedded binaries; needs nothing installed. It has no PL/Java. */
public final class EmbeddedServer implements PostgresServer {

    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final int version;
    private final EmbeddedPostgres postgres;

    private EmbeddedServer(int version, EmbeddedPostgres postgres) {
        this.version = version;
        this.postgres = postgres;
    }

    /** Starts a server of a major version, 15 to 18, on a free port. */
    public static EmbeddedServer start(int version) {
        return new EmbeddedServer(version, started(version, builder(version, ServerSettings.common())));
    }

    /** What servers of the embedded binaries have in common. */
    static EmbeddedPostgres.Builder builder(int version, Map<String, String> settings) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new EmbeddedBinaries(version))
                .setPGStartupWait(STARTUP)
                .setLocaleConfig("locale", "C");
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    static EmbeddedPostgres started(int version, EmbeddedPostgres.Builder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL " + version + " did not start", e);
        }
    }

    @Override
    public String url(String database) {
        return postgres.getJdbcUrl(USER, database);
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public boolean hasPlJava() {
        return false;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
