package dev.pgstream.it.concurrent;

import dev.pgstream.testkit.Api;
import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Refreshes again and again. Under REPEATABLE READ the refresh and the comparison see one snapshot, so each refresh is
 * checked; a refresher under READ COMMITTED runs beside it unchecked.
 *
 * @param done counts incremental refreshes
 */
record Refreshing(
        TestDatabase database, Map<String, String> queries, boolean checked, BooleanSupplier going, AtomicInteger done)
        implements Callable<List<String>> {

    private static final Set<String> LOST = Set.of("40001", "40P01");

    /** Returns the differences that were found. */
    @Override
    public List<String> call() throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET search_path = oracle, public");
            if (checked) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            connection.setAutoCommit(false);
            Api api = database.api(connection);
            while (going.getAsBoolean()) {
                for (var query : queries.entrySet()) {
                    differences.addAll(refresh(session, api, query.getKey(), query.getValue()));
                }
            }
        }
        return differences;
    }

    private List<String> refresh(Session session, Api api, String name, String query) throws SQLException {
        try {
            String action = api.refresh(name);
            List<String> differences = checked ? ConcurrentWritersIT.differences(session, name, query) : List.of();
            session.connection().commit();
            done.addAndGet(action.equals("DIFFERENTIAL") ? 1 : 0);
            return differences;
        } catch (SQLException e) {
            session.connection().rollback();
            if (!LOST.contains(e.getSQLState())) {
                throw e;
            }
            return List.of();
        }
    }
}
