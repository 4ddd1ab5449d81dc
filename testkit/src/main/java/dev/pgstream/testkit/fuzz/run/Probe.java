package dev.pgstream.testkit.fuzz.run;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A copy of the tables to try queries on. */
final class Probe implements AutoCloseable {

    private static final int MOST_ROWS = 2000;
    private static final String TIMED_OUT = "57014";

    private final Connection connection;
    private final Session session;

    /** What came of trying a query. */
    enum Outcome {
        FINE,
        EMPTY,
        REFUSED,
        TOO_SLOW
    }

    Probe(TestDatabase database, List<String> setup) throws SQLException {
        this.connection = database.server().connect(database.name());
        this.session = new Session(connection);
        session.execute("DROP SCHEMA IF EXISTS probe CASCADE; CREATE SCHEMA probe; SET search_path = probe, public");
        session.execute(setup.toArray(String[]::new));
        session.execute("SET statement_timeout = '2s'");
    }

    /** Runs a query. */
    Outcome run(String query) {
        try {
            long rows = session.number("SELECT count(x::text) FROM (" + query + ") AS x");
            return rows == 0 ? Outcome.EMPTY : rows > MOST_ROWS ? Outcome.TOO_SLOW : Outcome.FINE;
        } catch (SQLException e) {
            return TIMED_OUT.equals(e.getSQLState()) ? Outcome.TOO_SLOW : Outcome.REFUSED;
        }
    }

    /** Whether PostgreSQL can plan a query. */
    boolean accepts(String query) {
        try {
            session.execute("EXPLAIN SELECT * FROM (" + query + ") AS x");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() throws SQLException {
        session.execute("DROP SCHEMA probe CASCADE");
        connection.close();
    }
}
