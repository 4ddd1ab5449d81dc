package dev.pgstream.runtime.attached;

import dev.pgstream.runtime.Alteration;
import dev.pgstream.runtime.Declaration;
import dev.pgstream.runtime.RefreshAction;
import dev.pgstream.runtime.RefreshOutcome;
import dev.pgstream.runtime.StreamTables;
import dev.pgstream.runtime.capture.BufferCleaner;
import dev.pgstream.runtime.run.Refresher;
import dev.pgstream.runtime.sql.Session;
import dev.pgstream.runtime.store.HistoryStore;
import dev.pgstream.runtime.store.StreamTable;
import dev.pgstream.runtime.store.StreamTableStore;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The verbs of pg_stream over a connection of one's own: each is one transaction, rolled back on error. A failed refresh
 * leaves a row in the history.
 */
public final class Attached {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;
    private final Session session;
    private final StreamTables verbs;

    /**
     * @param connection a connection without an open transaction; its auto-commit is turned off
     */
    public Attached(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        this.connection = connection;
        this.session = new Session(connection);
        this.verbs = new StreamTables(connection);
    }

    /** Runs work in one transaction. */
    public <T> T inTransaction(Session.Work<T> work) throws SQLException {
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    private interface Verb {
        void run() throws SQLException;
    }

    private void commit(Verb verb) throws SQLException {
        inTransaction(() -> {
            verb.run();
            return true;
        });
    }

    public void create(Declaration declaration) throws SQLException {
        commit(() -> verbs.create(declaration));
    }

    public void createOrReplace(Declaration declaration) throws SQLException {
        commit(() -> verbs.createOrReplace(declaration));
    }

    public void alter(String name, Alteration change) throws SQLException {
        commit(() -> verbs.alter(name, change));
    }

    public void drop(String name, boolean cascade) throws SQLException {
        commit(() -> verbs.drop(name, cascade));
    }

    public long verify(String name) throws SQLException {
        return inTransaction(() -> verbs.verify(name));
    }

    public String explain(String name) throws SQLException {
        return inTransaction(() -> verbs.explain(name));
    }

    public String validate(String query) throws SQLException {
        return inTransaction(() -> verbs.validate(query));
    }

    /** Refreshes, commits, and empties large change buffers afterwards. */
    public RefreshOutcome refresh(String name) throws SQLException {
        RefreshOutcome outcome;
        try {
            outcome = inTransaction(() -> new Refresher(session, true).refresh(name));
        } catch (SQLException failure) {
            noteFailure(name, failure);
            throw failure;
        }
        for (Long buffer : outcome.fullBuffers()) {
            truncate(buffer);
        }
        return outcome;
    }

    private void noteFailure(String name, SQLException failure) throws SQLException {
        try {
            commit(() -> {
                StreamTable table = new StreamTableStore(session).owned(name);
                new HistoryStore(session)
                        .failed(
                                table.id(),
                                table.differential() ? RefreshAction.DIFFERENTIAL : RefreshAction.FULL,
                                String.valueOf(failure.getSQLState()),
                                String.valueOf(failure.getMessage()));
            });
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** A writer in the way is no failure: the rows are left to the next refresh. */
    private void truncate(long buffer) throws SQLException {
        try {
            commit(() -> new BufferCleaner(session).truncate(buffer));
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            commit(() -> new BufferCleaner(session).delete(buffer));
        }
    }
}
