package dev.pgstream.testkit.server;

import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;

/** The image of the project's Dockerfile: PostgreSQL with PL/Java and pg_stream, run by a container engine. */
public final class ContainerServer implements PostgresServer {

    /** Names the Dockerfile; its folder is the build's context. */
    static final String DOCKERFILE = "pgstream.test.dockerfile";

    private static final int PORT = 5432;
    private static final Duration STARTUP = Duration.ofMinutes(3);

    private final GenericContainer<?> container;
    private final int version;

    private ContainerServer(GenericContainer<?> container, int version) {
        this.container = container;
        this.version = version;
    }

    /** Builds the image for a major version and starts a container of it. */
    public static ContainerServer start(int version) {
        String dockerfile = System.getProperty(DOCKERFILE, "Dockerfile");
        ImageFromDockerfile image = new ImageFromDockerfile()
                .withDockerfile(Path.of(dockerfile).toAbsolutePath())
                .withBuildArg("PG_MAJOR", Integer.toString(version));
        GenericContainer<?> container = new GenericContainer<>(image)
                .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust")
                .withExposedPorts(PORT)
                .withCommand(command())
                // The image's entry point starts the server twice: once to initialise, once for good.
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*\\s", 2)
                        .withStartupTimeout(STARTUP));
        container.start();
        return new ContainerServer(container, version);
    }

    @Override
    public String url(String database) {
        return "jdbc:postgresql://%s:%d/%s?user=%s"
                .formatted(container.getHost(), container.getMappedPort(PORT), database, USER);
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
        container.stop();
    }

    private static String[] command() {
        StringBuilder words = new StringBuilder("postgres");
        ServerSettings.common()
                .forEach((name, value) ->
                        words.append(" -c ").append(name).append('=').append(value));
        return words.toString().split(" ", -1);
    }
}
