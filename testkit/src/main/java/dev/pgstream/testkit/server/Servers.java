package dev.pgstream.testkit.server;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** The servers of this JVM: each is started when it is first asked for, shared, and stopped when the JVM ends. */
public final class Servers {

    /** Names the major version of the embedded server or of the container. */
    public static final String VERSION = "pgstream.test.version";

    private static final int DEFAULT_VERSION = 18;
    private static final ConcurrentMap<String, PostgresServer> RUNNING = new ConcurrentHashMap<>();

    private Servers() {}

    /** The server of a target; empty when it takes PL/Java and no PostgreSQL here has that. */
    public static Optional<PostgresServer> of(Target target) {
        int version = Integer.getInteger(VERSION, DEFAULT_VERSION);
        return switch (target) {
            case ATTACHED -> Optional.of(embedded(version));
            case PLJAVA -> localPlJava();
            case CONTAINER -> Optional.of(started("container-" + version, () -> ContainerServer.start(version)));
        };
    }

    /** The embedded server of a major version. */
    public static PostgresServer embedded(int version) {
        return started("embedded-" + version, () -> EmbeddedServer.start(version));
    }

    /** The local server with PL/Java; empty when no PostgreSQL here has that. */
    public static Optional<PostgresServer> localPlJava() {
        return Local.PLJAVA.map(
                install -> started("pljava-" + install.version(), () -> LocalPlJavaServer.start(install)));
    }

    /** Whether {@link #of} has a server for the target, without starting it. */
    public static boolean canServe(Target target) {
        return target != Target.PLJAVA || Local.PLJAVA.isPresent();
    }

    /** Looks only once, and only when asked: it takes other programs. */
    private static final class Local {
        static final Optional<PgInstall> PLJAVA = PgInstall.withPlJava();
    }

    private static PostgresServer started(String key, Supplier<PostgresServer> start) {
        return RUNNING.computeIfAbsent(key, absent -> {
            PostgresServer server = start.get();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop " + key));
            return server;
        });
    }
}
