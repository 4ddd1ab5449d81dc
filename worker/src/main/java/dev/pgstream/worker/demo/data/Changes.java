package dev.pgstream.worker.demo.data;

import dev.pgstream.datasets.tpch.TpchData;
import dev.pgstream.datasets.tpch.change.TpchChanges;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * Batches of changes, each a transaction. New orders come with their line items, row by row; orders change together with
 * their line items, and some go to another customer; a few customers move to another market segment; orders are deleted
 * with their line items, by one statement a table.
 */
public final class Changes {

    private static final List<String> SEGMENTS =
            List.of("AUTOMOBILE", "BUILDING", "FURNITURE", "HOUSEHOLD", "MACHINERY");
    private static final int MOVED_CUSTOMERS = 2;

    private final Connection connection;
    private final TpchChanges changes;
    private final Random random;
    private final long customers;
    private final int changed;

    Changes(TpchData data, long seed, int changed) {
        this.connection = data.connection();
        this.changes = new TpchChanges(data, seed);
        this.random = new Random(seed);
        this.customers = data.scale().customers();
        this.changed = changed;
    }

    /** Writes the next batch and commits it. */
    public void next() throws SQLException {
        connection.setAutoCommit(false);
        changes.insertOrders(changed);
        changes.updateOrders(changed);
        moveCustomers();
        changes.deleteOrders(changed);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void moveCustomers() throws SQLException {
        try (PreparedStatement customer =
                connection.prepareStatement("UPDATE customer SET c_mktsegment = ? WHERE c_custkey = ?")) {
            for (int i = 0; i < MOVED_CUSTOMERS; i++) {
                customer.setString(1, SEGMENTS.get(random.nextInt(SEGMENTS.size())));
                customer.setLong(2, 1 + (long) (random.nextDouble() * customers));
                customer.addBatch();
            }
            customer.executeBatch();
        }
    }
}
