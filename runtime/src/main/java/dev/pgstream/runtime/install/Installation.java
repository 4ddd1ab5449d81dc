package dev.pgstream.runtime.install;

import dev.pgstream.engine.error.ErrorCode;
import dev.pgstream.runtime.PgStreamException;
import dev.pgstream.runtime.sql.Session;
import java.sql.SQLException;
import java.util.Optional;

/** The row that says what is installed in a database. */
final class Installation {

    private final Session session;

    Installation(Session session) {
        this.session = session;
    }

    /**
     * What is or shall be installed.
     *
     * @param structure digest of the scripts that make schemas and tables
     * @param scripts digest of all scripts
     * @param java whether with the SQL functions
     * @param jar digest of the jar; empty where the installer does not bring it
     */
    record State(String structure, String scripts, boolean java, Optional<String> jar) {

        /**
         * @throws PgStreamException if schemas and tables differ from those of another state
         */
        void requireStructure(State other) throws PgStreamException {
            if (!structure.equals(other.structure)) {
                throw new PgStreamException(
                        ErrorCode.NOT_IN_PREREQUISITE_STATE,
                        "the catalog in this database has another structure than that of this version of pg_stream, which"
                                + " can't upgrade it; uninstall pg_stream and install it again");
            }
        }
    }

    /** Whether pg_stream's schema is there, with or without a note. */
    boolean exists() throws SQLException {
        return present("to_regnamespace('pgstream')");
    }

    /**
     * Returns what was noted; empty where nothing is installed or {@code psql} ran the scripts.
     *
     * @throws PgStreamException if there is a schema of that name that is not pg_stream's
     */
    Optional<State> state() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        if (!present("to_regclass('pgstream.pgs_installation')")) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "this database has a schema pgstream that is not pg_stream's; rename or drop it");
        }
        return session.first(
                "SELECT structure, scripts, java, jar FROM pgstream.pgs_installation",
                row -> new State(
                        row.getString(1), row.getString(2), row.getBoolean(3), Optional.ofNullable(row.getString(4))));
    }

    /** Whether schemas and tables are as these scripts make them; also where nothing was noted. */
    boolean hasStructure(String digest) throws SQLException {
        return session.one(
                "SELECT NOT EXISTS (SELECT FROM pgstream.pgs_installation WHERE structure <> ?)",
                row -> row.getBoolean(1),
                digest);
    }

    /** Whether CREATE EXTENSION has installed it, which owns the functions and what may be done to them. */
    boolean isExtension() throws SQLException {
        return present("(SELECT oid FROM pg_extension WHERE extname = 'pgstream')");
    }

    /**
     * @throws PgStreamException if the functions are those of the extension
     */
    void requireNoExtension() throws SQLException {
        if (isExtension()) {
            throw new PgStreamException(
                    ErrorCode.NOT_IN_PREREQUISITE_STATE,
                    "pg_stream is an extension of this database: put the files of this version on the server"
                            + " ('pgstream extension') and run ALTER EXTENSION pgstream UPDATE");
        }
    }

    void note(State state) throws SQLException {
        session.update("DELETE FROM pgstream.pgs_installation");
        session.update(
                "INSERT INTO pgstream.pgs_installation (structure, scripts, java, jar) VALUES (?, ?, ?, ?)",
                state.structure(),
                state.scripts(),
                state.java(),
                state.jar().orElse(null));
    }

    private boolean present(String expression) throws SQLException {
        return session.one("SELECT " + expression + " IS NOT NULL", row -> row.getBoolean(1));
    }
}
