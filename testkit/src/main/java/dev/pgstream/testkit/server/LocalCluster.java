package dev.pgstream.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A database cluster in a temporary folder, with its running server. */
final class LocalCluster implements AutoCloseable {

    private final PgInstall install;
    private final ServerUser user;
    private final Path folder;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalCluster(PgInstall install, ServerUser user) {
        this.install = install;
        this.user = user;
        this.folder = user.newFolder("pgstream-cluster-");
    }

    /** Creates and starts one; settings win over the defaults of initdb. */
    static LocalCluster start(PgInstall install, Map<String, String> settings) {
        LocalCluster cluster = new LocalCluster(install, ServerUser.current());
        try {
            cluster.initialize(settings);
            cluster.pgCtl("start", "-w", "-l", cluster.log().toString()).runOrFail();
            return cluster;
        } catch (RuntimeException e) {
            cluster.pgCtl("stop", "-m", "immediate").run();
            throw new IllegalStateException("the local PostgreSQL did not start; its log: " + cluster.discard(), e);
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            pgCtl("stop", "-w", "-m", "fast").runOrFail();
            discard();
        }
    }

    private void initialize(Map<String, String> settings) {
        user.command(
                        install.program("initdb").toString(),
                        "--pgdata=" + data(),
                        "--username=" + PostgresServer.USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync")
                .in(folder)
                .runOrFail();
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        // In the folder of the cluster, for a path of a socket may not be long.
        String sockets = "unix_socket_directories = '" + folder + "'\n";
        try {
            Path configuration = data().resolve("postgresql.conf");
            Files.writeString(configuration, Files.readString(configuration) + lines + sockets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program finds the server by the process number in the cluster's own folder. */
    private Command pgCtl(String... words) {
        String[] base = {install.program("pg_ctl").toString(), "--pgdata=" + data(), "--silent"};
        String[] all = Stream.concat(Stream.of(base), Stream.of(words)).toArray(String[]::new);
        return user.command(all).in(folder);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path log() {
        return folder.resolve("log");
    }

    /** Deletes the folder and returns the server's log. */
    private String discard() {
        try (Stream<Path> files = Files.walk(folder)) {
            String text = Files.exists(log()) ? Files.readString(log()) : "none";
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
