package dev.pgstream.runtime.attached;

import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.Initiator;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.SourceAlteration;
import dev.pgstream.runtime.StreamTables;
import dev.pgstream.runtime.run.Cleaning;
import dev.pgstream.runtime.run.Refresher;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.FailureStore;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The verbs of pg_stream over a connection of one's own: each is one transaction, rolled back on error. A failed refresh
 * leaves a row in the history.
 */
public final class Attached {

    private final Transactions transactions;
    private final StreamTables verbs;

    /**
     * @param connection a connection without an open transaction; its auto-commit is turned off
     */
    public Attached(Connection connection) throws SQLException {
        this.transactions = new Transactions(connection);
        this.verbs = new StreamTables(connection);
    }

    /** Runs work in one transaction. */
    public <T> T inTransaction(Session.Work<T> work) throws SQLException {
        return transactions.in(work);
    }

    public void create(Declaration declaration) throws SQLException {
        transactions.run(() -> verbs.create(declaration));
    }

    public void createOrReplace(Declaration declaration) throws SQLException {
        transactions.run(() -> verbs.createOrReplace(declaration));
    }

    public void alter(String name, Alteration change) throws SQLException {
        transactions.run(() -> verbs.alter(name, change));
    }

    public void alterSource(String name, SourceAlteration change) throws SQLException {
        transactions.run(() -> verbs.alterSource(name, change));
    }

    public void drop(String name, boolean cascade) throws SQLException {
        transactions.run(() -> verbs.drop(name, cascade));
    }

    public long verify(String name) throws SQLException {
        return transactions.in(() -> verbs.verify(name));
    }

    public String explain(String name) throws SQLException {
        return transactions.in(() -> verbs.explain(name));
    }

    public String validate(String query) throws SQLException {
        return transactions.in(() -> verbs.validate(query));
    }

    /** Stops scheduled refreshes. */
    public void suspend(String name) throws SQLException {
        transactions.run(() -> verbs.suspend(name));
    }

    /** Lets scheduled refreshes run again, and forgets failures. */
    public void resume(String name) throws SQLException {
        transactions.run(() -> verbs.resume(name));
    }

    /** Refreshes, commits, and empties large change buffers afterwards. */
    public RefreshOutcome refresh(String name) throws SQLException {
        RefreshOutcome outcome;
        try {
            outcome = transactions.in(
                    () -> new Refresher(transactions.session(), Cleaning.DEAR_LATER, Initiator.CALL).refresh(name));
        } catch (SQLException failure) {
            noteFailure(name, failure);
            throw failure;
        }
        new BufferCleaning(transactions).clean(outcome.buffers());
        return outcome;
    }

    private void noteFailure(String name, SQLException failure) throws SQLException {
        Session session = transactions.session();
        try {
            transactions.run(() ->
                    new FailureStore(session).note(new StreamTableStore(session).owned(name), Initiator.CALL, failure));
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
