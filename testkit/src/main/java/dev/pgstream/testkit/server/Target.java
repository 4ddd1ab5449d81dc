package dev.pgstream.testkit.server;

import java.util.Arrays;
import java.util.Locale;

/** Where the engine runs in a test, which decides the kind of server too. */
public enum Target {
    /** In this JVM, attached to an embedded server. */
    ATTACHED,
    /** In the backends of the local server that has PL/Java. */
    PLJAVA,
    /** In the backends of a container's server. */
    CONTAINER;

    /** Names the target of a test run: {@code attached} (the default), {@code pljava} or {@code container}. */
    public static final String PROPERTY = "pgstream.test.target";

    /** The target of this test run. */
    public static Target current() {
        String wanted = System.getProperty(PROPERTY, "attached");
        return Arrays.stream(values())
                .filter(target -> target.name().equals(wanted.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is '%s', which is none of %s".formatted(PROPERTY, wanted, Arrays.toString(values()))));
    }

    /** Whether the engine runs inside the database, called by SQL functions. */
    public boolean inDatabase() {
        return this != ATTACHED;
    }
}
