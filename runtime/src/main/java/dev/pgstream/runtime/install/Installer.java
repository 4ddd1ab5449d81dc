package dev.pgstream.runtime.install;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.OwnTransaction;
import dev.pgstream.runtime.sql.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Installs pg_stream into the database of a connection: the catalog everywhere, and where that database has PL/Java the
 * SQL functions with their jar. All of it in one transaction: a connection with auto-commit gets one of its own, else the
 * caller's is used and left open.
 */
public final class Installer {

    private final Connection connection;
    private final Session session;
    private final Optional<Path> jar;

    /** An installer that brings no jar: SQL functions only where the database has loaded the jar already. */
    public Installer(Connection connection) {
        this(connection, Optional.empty());
    }

    /**
     * @param jar the jar for the database, which is sent over the connection
     */
    public Installer(Connection connection, Optional<Path> jar) {
        this.connection = connection;
        this.session = new Session(connection);
        this.jar = jar;
    }

    /** Installs, brings what is there up to date, or does nothing where everything is as it should be. */
    public Installed install() throws SQLException {
        return OwnTransaction.around(connection, this::installHere);
    }

    /**
     * Drops all stream tables, the catalog, the SQL functions and the jar.
     *
     * @return whether pg_stream was there
     */
    public boolean uninstall() throws SQLException {
        return OwnTransaction.around(connection, () -> {
            lock();
            boolean found = new Removal(connection).withStreamTables();
            new PlJava(connection).removeJar();
            return found;
        });
    }

    /**
     * Drops the catalog and the SQL functions, for a database that is about to drop the jar itself.
     *
     * @throws PgStreamException if there are stream tables
     */
    public void undeploy() throws SQLException {
        lock();
        new Removal(connection).withoutStreamTables();
    }

    /**
     * Checks that the catalog in a database is one that this version can work with. Nothing is said where psql ran the scripts
     * one by one, which leaves no note, or where the role may not read it.
     *
     * @throws PgStreamException if it has another structure, be it older or newer
     */
    public static void requireKnownCatalog(Connection connection) throws SQLException {
        Session session = new Session(connection);
        boolean readable = session.one(
                "SELECT coalesce(has_table_privilege(to_regclass('pgstream.pgs_installation')::oid, 'SELECT'), false)",
                row -> row.getBoolean(1));
        String known = Scripts.catalog().structure().digest();
        if (readable && !new Installation(session).hasStructure(known)) {
            String version = session.one("SELECT pgstream.version()", row -> row.getString(1));
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "the catalog in the database " + connection.getCatalog() + " is that of pg_stream " + version
                            + ", of another structure than this program's (" + Scripts.version()
                            + "); use the program of that version, or uninstall pg_stream and install it again");
        }
    }

    private Installed installHere() throws SQLException {
        lock();
        PlJava plJava = new PlJava(connection);
        Optional<String> obstacle = plJava.obstacle(jar.isPresent());
        boolean functions = obstacle.isEmpty();
        Optional<Jar> given = functions ? Jar.read(jar) : Optional.empty();
        List<String> advice =
                (functions ? plJava.stackAdvice() : obstacle).stream().toList();
        Scripts catalog = Scripts.catalog();
        Scripts java = functions ? Scripts.java() : Scripts.none();
        Installation installation = new Installation(session);
        Optional<Installation.State> before = installation.state();
        Installation.State after = new Installation.State(
                catalog.structure().digest(), catalog.and(java).digest(), functions, given.map(Jar::digest));
        if (before.isPresent() && before.get().equals(after) && (!functions || plJava.isReady())) {
            return new Installed(Installed.Change.UNCHANGED, functions, advice);
        }
        boolean fresh = !installation.exists();
        if (before.isPresent()) {
            before.get().requireStructure(after);
            if (!before.get().scripts().equals(after.scripts())) {
                installation.requireNoExtension();
            }
        }
        ScriptRunner runner = new ScriptRunner(connection);
        (fresh ? catalog : catalog.replaceable()).run(runner);
        if (functions) {
            plJava.use(given);
            java.run(runner);
        }
        installation.note(after);
        return new Installed(fresh ? Installed.Change.INSTALLED : Installed.Change.UPGRADED, functions, advice);
    }

    /** Lets two installers of one database work one after the other. */
    private void lock() throws SQLException {
        session.one("SELECT pg_advisory_xact_lock(hashtextextended('pg_stream install', 0))", row -> true);
    }
}
