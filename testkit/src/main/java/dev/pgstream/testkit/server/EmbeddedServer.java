package dev.pgstream.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

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
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new EmbeddedBinaries(version))
                .setPGStartupWait(STARTUP)
                .setLocaleConfig("locale", "C");
        ServerSettings.common().forEach(builder::setServerConfig);
        try {
            return new EmbeddedServer(version, builder.start());
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
