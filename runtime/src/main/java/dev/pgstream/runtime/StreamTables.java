package dev.pgstream.runtime;

import dev.pgstream.runtime.define.Alterer;
import dev.pgstream.runtime.define.Creator;
import dev.pgstream.runtime.define.Dropper;
import dev.pgstream.runtime.define.SourceAlterer;
import dev.pgstream.runtime.define.Validator;
import dev.pgstream.runtime.run.Cleaning;
import dev.pgstream.runtime.run.Explainer;
import dev.pgstream.runtime.run.Refresher;
import dev.pgstream.runtime.run.Verifier;
import dev.pgstream.runtime.sql.Session;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The verbs of pg_stream over one connection, in the database or outside of it. Each works within the transaction that is
 * open and never ends it; an error leaves the transaction to be rolled back. All throw {@link SQLException}s with a SQLSTATE
 * and one clear message.
 */
public final class StreamTables {

    private final Session session;

    public StreamTables(Connection connection) {
        this(new Session(connection));
    }

    /**
     * @param session one that may be restricted to a role's rights
     */
    public StreamTables(Session session) {
        this.session = session;
    }

    /** Creates a stream table and, unless told otherwise, fills it. */
    public void create(Declaration declaration) throws SQLException {
        about(declaration.name(), () -> new Creator(session).create(declaration));
    }

    /** Creates a stream table out of the empty table that has held its name since it was requested. */
    public void complete(Declaration declaration) throws SQLException {
        about(declaration.name(), () -> new Creator(session, true).create(declaration));
    }

    /** Creates a stream table, or brings the existing one of that name in line with the declaration. */
    public void createOrReplace(Declaration declaration) throws SQLException {
        about(declaration.name(), () -> new Alterer(session).createOrReplace(declaration));
    }

    /** Changes a stream table. */
    public void alter(String name, Alteration change) throws SQLException {
        about(name, () -> new Alterer(session).alter(name, change));
    }

    /** Changes how the changes of a source of stream tables are captured. */
    public void alterSource(String name, SourceAlteration change) throws SQLException {
        try {
            new SourceAlterer(session).alter(name, change);
        } catch (SQLException e) {
            throw PgStreamException.aboutSource(name, e);
        }
    }

    /** Stops scheduled refreshes of a stream table. */
    public void suspend(String name) throws SQLException {
        alter(name, Alteration.ofStatus("SUSPENDED"));
    }

    /** Lets scheduled refreshes of a stream table run again that was suspended or in error, and forgets failures. */
    public void resume(String name) throws SQLException {
        alter(name, Alteration.ofStatus("ACTIVE"));
    }

    /**
     * Drops a stream table.
     *
     * @param cascade whether to drop what reads it too
     */
    public void drop(String name, boolean cascade) throws SQLException {
        about(name, () -> new Dropper(session).drop(name, cascade));
    }

    /** Brings a stream table up to date with all that this transaction sees. */
    public RefreshOutcome refresh(String name) throws SQLException {
        return refresh(name, Initiator.CALL);
    }

    /** The same for somebody else. */
    public RefreshOutcome refresh(String name, Initiator initiator) throws SQLException {
        return new Refresher(session, Cleaning.WITHIN, initiator).refresh(name);
    }

    /** Returns in how many rows a stream table differs from its query, as multisets; 0 means equal. */
    public long verify(String name) throws SQLException {
        try {
            return new Verifier(session).verify(name);
        } catch (SQLException e) {
            throw PgStreamException.about(name, e);
        }
    }

    /** Returns how a stream table is maintained, as text for people. */
    public String explain(String name) throws SQLException {
        try {
            return new Explainer(session).explain(name);
        } catch (SQLException e) {
            throw PgStreamException.about(name, e);
        }
    }

    /** Returns as JSON what creating a stream table with this query would do. */
    public String validate(String query) throws SQLException {
        try {
            return new Validator(session).validate(query);
        } catch (SQLException e) {
            throw PgStreamException.plain(e);
        }
    }

    /** Work without a result. */
    private interface Verb {
        void run() throws SQLException;
    }

    private static void about(String name, Verb verb) throws SQLException {
        try {
            verb.run();
        } catch (SQLException e) {
            throw PgStreamException.about(name, e);
        }
    }
}
