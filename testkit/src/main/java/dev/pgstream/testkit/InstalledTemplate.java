package dev.pgstream.testkit;

import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.testkit.server.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** A database per server in which pg_stream is installed once: copying it is faster than installing it anew. */
final class InstalledTemplate {

    private static final String NAME = "pgstream_template";
    private static final Set<PostgresServer> READY = new HashSet<>();

    private InstalledTemplate() {}

    /** The template's name; makes the database when this is its first use. */
    static synchronized String of(PostgresServer server, Target target) throws SQLException {
        if (!READY.contains(server)) {
            make(server, target);
            READY.add(server);
        }
        return NAME;
    }

    /** What a failed attempt left is dropped first. */
    private static void make(PostgresServer server, Target target) throws SQLException {
        server.dropDatabase(NAME);
        server.createDatabase(NAME);
        try (Connection connection = server.connect(NAME)) {
            if (target.inDatabase()) {
                Installation.inDatabase(connection);
            } else {
                Installation.attached(connection);
            }
        }
    }
}
