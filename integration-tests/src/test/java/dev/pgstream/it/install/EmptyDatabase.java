package dev.pgstream.it.install;

import dev.pgstream.runtime.install.Installed;
import dev.pgstream.runtime.install.Installer;
import dev.pgstream.testkit.NotTested;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.server.ClientProgram;
import dev.pgstream.testkit.server.Command;
import dev.pgstream.testkit.server.PostgresServer;
import dev.pgstream.testkit.server.Servers;
import dev.pgstream.testkit.server.Target;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database of its own without pg_stream; with PL/Java where the engine runs in the database. */
final class EmptyDatabase implements AutoCloseable {

    private final PostgresServer server = Servers.of(Target.current()).orElseThrow();
    private final String name;
    private final Connection connection;

    EmptyDatabase(String name) throws SQLException {
        this.name = name;
        server.dropDatabase(name);
        server.createDatabase(name);
        this.connection = server.connect(name);
        if (Target.current().inDatabase()) {
            session().execute("CREATE EXTENSION pljava");
        }
    }

    /** Runs one of PostgreSQL's own programs for this database, or leaves the test out. */
    Command.Result run(String program, String... words) {
        Optional<ClientProgram> found = ClientProgram.find(program);
        NotTested.unless(found.isPresent(), "what takes " + program + ", which was not found");
        return found.orElseThrow()
                .command(server.url(name), Map.of(), List.of(words))
                .run();
    }

    /** Runs psql without the user's own settings. */
    Command.Result psql(String... words) {
        List<String> all = new ArrayList<>(List.of("--no-psqlrc"));
        all.addAll(List.of(words));
        return run("psql", all.toArray(String[]::new));
    }

    Connection connection() {
        return connection;
    }

    Session session() {
        return new Session(connection);
    }

    /** Another connection, which the caller closes. */
    Connection connect() throws SQLException {
        return server.connect(name);
    }

    Installer installer() {
        return new Installer(connection, jar());
    }

    Installed install() throws SQLException {
        return installer().install();
    }

    /** The jar for the database, where it is to be loaded. */
    static Optional<Path> jar() {
        return Target.current().inDatabase()
                ? Optional.of(Path.of(System.getProperty("pgstream.pljava.jar", "")))
                : Optional.empty();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.dropDatabase(name);
    }
}
