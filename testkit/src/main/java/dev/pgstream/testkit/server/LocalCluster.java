package dev.pgstream.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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
        return start(install, settings, LocalCluster::initialize);
    }

    /**
     * The same.
     *
     * @param filling what makes the folder of its data
     */
    static LocalCluster start(PgInstall install, Map<String, String> settings, Consumer<LocalCluster> filling) {
        LocalCluster cluster = new LocalCluster(install, ServerUser.current());
        try {
            filling.accept(cluster);
            cluster.configure(settings);
            cluster.start();
            return cluster;
        } catch (RuntimeException e) {
            cluster.pgCtl("stop", "-m", "immediate").run();
            throw new IllegalStateException("the local PostgreSQL did not start; its log: " + cluster.discard(), e);
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            stop();
            discard();
        }
    }

    void start() {
        pgCtl("start", "-w", "-l", log().toString()).runOrFail();
    }

    /** Does nothing where it is not running. */
    void stop() {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            pgCtl("stop", "-w", "-m", "fast").runOrFail();
        }
    }

    /** Runs one of the programs of the installation as the server's user, in the cluster's folder. */
    String run(String program, Map<String, String> environment, String... arguments) {
        String[] words = Stream.concat(Stream.of(install.program(program).toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return user.command(words).with(environment).in(folder).runOrFail();
    }

    void initialize() {
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
    }

    /** Takes over the data of another cluster. */
    void take(Path data) {
        user.command("mv", data.toString(), data().toString()).runOrFail();
    }

    /** Makes the next start one of a server in recovery. */
    void signal(String name) {
        user.command("touch", data().resolve(name).toString()).runOrFail();
    }

    private void configure(Map<String, String> settings) {
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

    Path folder() {
        return folder;
    }

    Path data() {
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
