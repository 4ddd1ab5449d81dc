package dev.pgstream.it.role;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Plain roles of a database that may use pg_stream, and work as one of them. */
final class Roles {

    private final TestDatabase database;

    Roles(TestDatabase database) {
        this.database = database;
    }

    /** Work on a connection that acts as a role. */
    @FunctionalInterface
    interface Work {
        void with(Session session, Api api) throws SQLException;
    }

    /** Creates a role, given as an identifier, with what docs/reference.md says that it needs. */
    void create(String role) throws SQLException {
        database.execute(
                "CREATE ROLE " + role,
                "GRANT USAGE, CREATE ON SCHEMA public, pgstream_changes TO " + role,
                "GRANT USAGE ON SCHEMA pgstream TO " + role,
                "GRANT ALL ON ALL TABLES IN SCHEMA pgstream TO " + role,
                "GRANT ALL ON ALL SEQUENCES IN SCHEMA pgstream TO " + role);
    }

    /** Drops roles and whatever is theirs. */
    void drop(String... roles) throws SQLException {
        for (String role : roles) {
            database.execute("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
    }

    /** Works as a role, on a connection of its own. */
    void as(String role, Work work) throws SQLException {
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET SESSION AUTHORIZATION " + role);
            work.with(session, database.api(connection));
        }
    }
}
