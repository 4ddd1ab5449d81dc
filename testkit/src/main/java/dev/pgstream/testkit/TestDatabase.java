package dev.pgstream.testkit;

import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.testkit.server.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A database with pg_stream installed, empty at first, that belongs to one test class. Its helpers use one connection
 * under autocommit; sessions that a test needs beside it come from {@link #connect()}.
 */
public final class TestDatabase implements AutoCloseable {

    private final PostgresServer server;
    private final Target target;
    private final String name;
    private final Session main;
    private final Deque<Connection> opened = new ConcurrentLinkedDeque<>();

    private TestDatabase(PostgresServer server, Target target, String name) throws SQLException {
        this.server = server;
        this.target = target;
        this.name = name;
        this.main = new Session(connect());
    }

    /** Creates a database on a server; the name must be new there. */
    static TestDatabase create(PostgresServer server, Target target, String name) throws SQLException {
        server.createDatabase(name, InstalledTemplate.of(server, target));
        return new TestDatabase(server, target, name);
    }

    /** The name of the database. */
    public String name() {
        return name;
    }

    /** The server that it is on. */
    public PostgresServer server() {
        return server;
    }

    /** Where the engine runs. */
    public Target target() {
        return target;
    }

    /** The URL, for what opens its own connections. */
    public String url() {
        return server.url(name);
    }

    /** Opens another connection, under autocommit; it is closed with this database at the latest. */
    public Connection connect() throws SQLException {
        Connection connection = server.connect(name);
        opened.push(connection);
        return connection;
    }

    /** The connection of this database's own helpers. */
    public Connection connection() {
        return main.connection();
    }

    /** The verbs, on the connection of the helpers. */
    public Api api() {
        return api(main.connection());
    }

    /** The verbs, on another connection to this database. */
    public Api api(Connection connection) {
        return target.inDatabase() ? new SqlApi(connection) : new AttachedApi(connection);
    }

    /** Runs statements one after the other; each argument may hold several. */
    public void execute(String... statements) throws SQLException {
        main.execute(statements);
    }

    /** All rows of a query, each value as its text. */
    public List<List<@Nullable String>> rows(String query) throws SQLException {
        return main.rows(query);
    }

    /** The only value of a query, as text. */
    public @Nullable String value(String query) throws SQLException {
        return main.value(query);
    }

    /** The only value of a query, as a number. */
    public long number(String query) throws SQLException {
        return main.number(query);
    }

    @Override
    public void close() throws SQLException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        server.dropDatabase(name);
    }
}
