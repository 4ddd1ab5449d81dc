package dev.pgstream.testkit.server;

import java.nio.file.Path;
import java.util.Map;

/** A throw-away cluster of the installed PostgreSQL that has PL/Java, running the same Java as this process. */
public final class LocalPlJavaServer implements PostgresServer {

    /** Those that {@code docker/pljava-settings} prints for Java 17. */
    private static final String VM_OPTIONS =
            "-Xss6m -Xmx256m -Xmn8m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData";

    private final LocalCluster cluster;
    private final int version;
    private final int port;

    private LocalPlJavaServer(LocalCluster cluster, int version, int port) {
        this.cluster = cluster;
        this.version = version;
        this.port = port;
    }

    /** Creates a cluster in a temporary folder and starts it on a free port of the loopback interface. */
    public static LocalPlJavaServer start(PgInstall install) {
        return start(install, Map.of());
    }

    /**
     * The same.
     *
     * @param more settings, which replace those that test servers have
     */
    public static LocalPlJavaServer start(PgInstall install, Map<String, String> more) {
        int port = FreePort.find();
        Map<String, String> settings = ServerSettings.common();
        settings.putAll(more);
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("pljava.libjvm_location", libjvm().toString());
        settings.putIfAbsent("pljava.vmoptions", VM_OPTIONS);
        return new LocalPlJavaServer(LocalCluster.start(install, settings), install.version(), port);
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, database, USER);
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public boolean hasPlJava() {
        return true;
    }

    @Override
    public void close() {
        cluster.close();
    }

    private static Path libjvm() {
        return Path.of(System.getProperty("java.home"), "lib", "server", System.mapLibraryName("jvm"));
    }
}
