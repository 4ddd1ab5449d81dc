package dev.pgstream.testkit.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A throw-away cluster of an installed PostgreSQL, with the programs that come with it: those that dump and restore, copy a
 * running server, and upgrade one. It may be stopped and started again.
 */
public final class InstalledServer implements PostgresServer {

    private static final List<String> PROGRAMS =
            List.of("initdb", "pg_ctl", "psql", "pg_dump", "pg_restore", "pg_basebackup", "pg_upgrade");

    private final PgInstall install;
    private final LocalCluster cluster;
    private final int port;

    private InstalledServer(PgInstall install, LocalCluster cluster, int port) {
        this.install = install;
        this.cluster = cluster;
        this.port = port;
    }

    /** The first installation that has all the programs. */
    public static Optional<PgInstall> installation() {
        return PgInstall.all()
                .filter(install -> PROGRAMS.stream().allMatch(program -> Files.isExecutable(install.program(program))))
                .findFirst();
    }

    /**
     * Creates a cluster and starts it.
     *
     * @param settings which replace those that test servers have
     */
    public static InstalledServer start(PgInstall install, Map<String, String> settings) {
        return start(install, settings, LocalCluster::initialize);
    }

    private static InstalledServer start(
            PgInstall install, Map<String, String> settings, Consumer<LocalCluster> filling) {
        int port = FreePort.find();
        Map<String, String> all = ServerSettings.common();
        all.putAll(settings);
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        return new InstalledServer(install, LocalCluster.start(install, all, filling), port);
    }

    /**
     * Takes a copy of this running server by {@code pg_basebackup}; the copy is started when it is needed.
     *
     * @param signal the file that says what the copy is to do: {@code standby.signal} or {@code recovery.signal}
     * @param settings of the copy, which replace those that test servers have
     */
    public Copy copy(String signal, Map<String, String> settings) {
        Path copied = folder().resolve("copy");
        run("pg_basebackup", "--pgdata=" + copied, "--checkpoint=fast", "--wal-method=stream");
        return () -> start(install, settings, target -> {
            target.take(copied);
            target.signal(signal);
        });
    }

    /** A copy of a server's data that can be started once. */
    @FunctionalInterface
    public interface Copy {
        InstalledServer start();
    }

    /** Creates an empty cluster and has {@code pg_upgrade} bring this one's databases over; this one must be stopped. */
    public InstalledServer upgraded() {
        String programs = install.program("").toString();
        return start(install, Map.of(), target -> {
            target.initialize();
            target.run(
                    "pg_upgrade",
                    Map.of(),
                    "--old-datadir=" + cluster.data(),
                    "--new-datadir=" + target.data(),
                    "--old-bindir=" + programs,
                    "--new-bindir=" + programs,
                    "--username=" + USER,
                    "--old-port=" + FreePort.find(),
                    "--new-port=" + FreePort.find(),
                    "--socketdir=" + target.folder());
        });
    }

    /** Runs a program of the installation against this server, and returns what it printed. */
    public String run(String program, String... arguments) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(port));
        environment.put("PGUSER", USER);
        return cluster.run(program, environment, arguments);
    }

    /** A folder that the server's user may write to; it goes with the server. */
    public Path folder() {
        return cluster.folder();
    }

    /** Starts it again. */
    public void start() {
        cluster.start();
    }

    /** Ends sessions and stops it; nothing is lost. */
    public void stop() {
        cluster.stop();
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, USER);
    }

    @Override
    public int version() {
        return install.version();
    }

    @Override
    public boolean hasPlJava() {
        return false;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
