package dev.pgstream.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An embedded server that belongs to one test, which may stop it, crash it and start it again with its data. */
public final class RestartableServer implements PostgresServer {

    private static final int STOP_SECONDS = 60;

    private final int version;
    private final Map<String, String> settings;
    private final Path folder;
    private @Nullable EmbeddedPostgres postgres;
    private int port;

    private RestartableServer(int version, Map<String, String> settings, Path folder) {
        this.version = version;
        this.settings = settings;
        this.folder = folder;
    }

    /**
     * Creates and starts one.
     *
     * @param settings of the server, which win over those of all test servers
     */
    public static RestartableServer start(int version, Map<String, String> settings) {
        try {
            Map<String, String> all = new TreeMap<>(ServerSettings.common());
            all.putAll(settings);
            RestartableServer server =
                    new RestartableServer(version, all, Files.createTempDirectory("pgstream-restartable-"));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, at the same port. */
    public synchronized void start() {
        EmbeddedPostgres.Builder builder = EmbeddedServer.builder(version, settings)
                .setDataDirectory(data())
                .setCleanDataDirectory(false);
        if (port != 0) {
            builder.setPort(port);
        }
        EmbeddedPostgres started = EmbeddedServer.started(version, builder);
        postgres = started;
        port = started.getPort();
    }

    /** Stops it as {@code pg_ctl stop -m fast} does: sessions end, and nothing is lost. */
    public synchronized void stop() {
        end("-INT");
    }

    /** Stops it as {@code pg_ctl stop -m immediate} does, which is a crash. */
    public synchronized void crash() {
        end("-QUIT");
    }

    /** Makes the next start one of a server in recovery, until it is promoted. */
    public void becomeStandby() {
        try {
            Files.createFile(data().resolve("standby.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s?user=%s".formatted(port, database, USER);
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
    public synchronized void close() {
        if (postgres != null) {
            stop();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** The library knows one way to stop only; afterwards it has nothing left to do but to forget the server. */
    private void end(String signal) {
        try {
            long process = Long.parseLong(
                    Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
            ProcessHandle server = ProcessHandle.of(process).orElseThrow();
            Command.of("kill", signal, Long.toString(process)).runOrFail();
            server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            if (postgres != null) {
                postgres.close();
                postgres = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server in " + folder + " does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
