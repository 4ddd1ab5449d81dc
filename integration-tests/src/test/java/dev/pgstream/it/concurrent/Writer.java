package dev.pgstream.it.concurrent;

import dev.pgstream.testkit.Session;
import dev.pgstream.testkit.TestDatabase;
import dev.pgstream.testkit.oracle.ScriptGenerator;
import dev.pgstream.testkit.oracle.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/**
 * Runs random transactions, some of which roll back, use savepoints, are prepared and ended later, or stay open while the
 * next ones of other writers begin and end. Transactions that lose against another writer are given up.
 *
 * @param transactions how many at least
 * @param idle whether there is more to be written, for those who read it have done too little so far: on a busy machine
 */
record Writer(
        TestDatabase database, ScriptGenerator scripts, int number, long seed, int transactions, BooleanSupplier idle)
        implements Callable<Integer> {

    /** Nobody waits for the others for ever. */
    private static final int PATIENCE = 20;

    /** Deadlock, serialisation failure, unique violation and values out of range: what random writers do to each other. */
    private static final Set<String> LOST = Set.of("40P01", "40001", "23505", "22003", "55P03");

    /** Returns how many transactions committed. */
    @Override
    public Integer call() throws SQLException {
        Random random = new Random(seed);
        int committed = 0;
        try (Connection connection = database.connect()) {
            Session session = new Session(connection);
            session.execute("SET search_path = oracle, public; SET lock_timeout = '2s'");
            for (int i = 0; i < transactions || (i < PATIENCE * transactions && idle.getAsBoolean()); i++) {
                committed += run(session, scripts.transaction(), random.nextInt(4), "w" + number + "_" + i) ? 1 : 0;
            }
        }
        return committed;
    }

    private static boolean run(Session session, Step.Write write, int ending, String name) throws SQLException {
        boolean prepared = false;
        try {
            session.execute("BEGIN");
            session.execute(write.statements().toArray(String[]::new));
            if (ending == 0) {
                session.execute("PREPARE TRANSACTION '" + name + "'");
                prepared = true;
                session.execute("SELECT count(*) FROM orders");
                session.execute((write.commit() ? "COMMIT" : "ROLLBACK") + " PREPARED '" + name + "'");
            } else {
                if (ending == 1) {
                    session.execute("SELECT pg_sleep(0.02)");
                }
                session.execute(write.commit() ? "COMMIT" : "ROLLBACK");
            }
            return write.commit();
        } catch (SQLException e) {
            session.execute(prepared ? "ROLLBACK PREPARED '" + name + "'" : "ROLLBACK");
            if (!LOST.contains(e.getSQLState())) {
                throw e;
            }
            return false;
        }
    }
}
