package dev.pgstream.benchmarks.buffers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Writes single rows at a steady rate, several a transaction: 70 % updates, 15 % inserts, 15 % deletes. Each writer has
 * identifiers of its own, so that none waits for another.
 *
 * @param table the source, with its schema
 * @param first its first identifier; the following ones are in steps of the number of writers
 * @param rate rows a second
 * @param batch rows a transaction
 * @param written counts what was written
 */
record SteadyWriter(
        Connection connection,
        String table,
        int first,
        int writers,
        int rows,
        double rate,
        int batch,
        AtomicLong written,
        BooleanSupplier going)
        implements Callable<Boolean> {

    @Override
    public Boolean call() throws SQLException {
        connection.setAutoCommit(false);
        Random random = new Random(first);
        long start = System.nanoTime();
        try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE " + table + " SET amount = amount + 1, region = ? WHERE id = ?");
                PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO " + table + " VALUES (?, 1, 2, 3, 4, 5, 6) ON CONFLICT (id) DO NOTHING")) {
            for (long transaction = 1; going.getAsBoolean(); transaction++) {
                for (int i = 0; i < batch; i++) {
                    write(random, update, delete, insert);
                }
                connection.commit();
                written.addAndGet(batch);
                long next = start + (long) (transaction * batch / rate * TimeUnit.SECONDS.toNanos(1));
                LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
            }
        }
        return true;
    }

    private void write(Random random, PreparedStatement update, PreparedStatement delete, PreparedStatement insert)
            throws SQLException {
        int id = first + writers * random.nextInt(rows / writers);
        int kind = random.nextInt(100);
        PreparedStatement statement = kind < 70 ? update : kind < 85 ? delete : insert;
        if (statement == update) {
            update.setInt(1, random.nextInt(10));
        }
        statement.setInt(statement == update ? 2 : 1, id);
        statement.executeUpdate();
    }
}
