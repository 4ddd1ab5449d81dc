package dev.pgstream.worker.demo.data;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
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
    private static final List<String> PRIORITIES =
            List.of("1-URGENT", "2-HIGH", "3-MEDIUM", "4-NOT SPECIFIED", "5-LOW");
    private static final List<String> STATES = List.of("F", "O", "P");
    private static final int MOVED_CUSTOMERS = 2;
    private static final int ONE_IN_MOVES = 10;

    private final Connection connection;
    private final OrderFeed feed;
    private final LiveOrders orders;
    private final Random random;
    private final Sizes sizes;

    Changes(Connection connection, OrderFeed feed, LiveOrders orders, Random random, Sizes sizes) {
        this.connection = connection;
        this.feed = feed;
        this.orders = orders;
        this.random = random;
        this.sizes = sizes;
    }

    /** Writes the next batch and commits it. */
    public void next() throws SQLException {
        connection.setAutoCommit(false);
        insertOrders();
        updateOrders();
        moveCustomers();
        deleteOrders();
        connection.commit();
        connection.setAutoCommit(true);
    }

    private void insertOrders() throws SQLException {
        try (PreparedStatement order = connection.prepareStatement(insert("orders", 9));
                PreparedStatement item = connection.prepareStatement(insert("lineitem", 16))) {
            for (int i = 0; i < sizes.changed(); i++) {
                OrderFeed.NewOrder added = feed.newOrder();
                addRow(order, added.order());
                for (String line : added.lineItems()) {
                    addRow(item, line);
                }
                orders.added();
            }
            order.executeBatch();
            item.executeBatch();
        }
    }

    private void updateOrders() throws SQLException {
        try (PreparedStatement order = connection.prepareStatement(
                        "UPDATE orders SET o_orderpriority = ?, o_orderstatus = ?, o_custkey = coalesce(?, o_custkey)"
                                + " WHERE o_orderkey = ?");
                PreparedStatement items = connection.prepareStatement(
                        "UPDATE lineitem SET l_discount = ?, l_shipdate = l_shipdate + ? WHERE l_orderkey = ?")) {
            for (int i = 0; i < sizes.changed(); i++) {
                long key = orders.pick();
                order.setString(1, any(PRIORITIES));
                order.setString(2, any(STATES));
                if (random.nextInt(ONE_IN_MOVES) == 0) {
                    order.setLong(3, anyCustomer());
                } else {
                    order.setNull(3, Types.BIGINT);
                }
                order.setLong(4, key);
                order.addBatch();
                items.setBigDecimal(1, BigDecimal.valueOf(random.nextInt(11), 2));
                items.setInt(2, random.nextInt(15) - 7);
                items.setLong(3, key);
                items.addBatch();
            }
            order.executeBatch();
            items.executeBatch();
        }
    }

    private void moveCustomers() throws SQLException {
        try (PreparedStatement customer =
                connection.prepareStatement("UPDATE customer SET c_mktsegment = ? WHERE c_custkey = ?")) {
            for (int i = 0; i < MOVED_CUSTOMERS; i++) {
                customer.setString(1, any(SEGMENTS));
                customer.setLong(2, anyCustomer());
                customer.addBatch();
            }
            customer.executeBatch();
        }
    }

    private void deleteOrders() throws SQLException {
        Long[] keys = new Long[sizes.changed()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = orders.pickToDelete();
        }
        for (String delete : List.of(
                "DELETE FROM lineitem WHERE l_orderkey = ANY (?)", "DELETE FROM orders WHERE o_orderkey = ANY (?)")) {
            try (PreparedStatement statement = connection.prepareStatement(delete)) {
                statement.setArray(1, connection.createArrayOf("bigint", keys));
                statement.executeUpdate();
            }
        }
    }

    private static String insert(String table, int columns) {
        return "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
    }

    /** Leaves the types to the server, as COPY does. */
    private static void addRow(PreparedStatement insert, String line) throws SQLException {
        String[] fields = line.split("\\|", -1);
        for (int i = 0; i < fields.length; i++) {
            insert.setObject(i + 1, fields[i], Types.OTHER);
        }
        insert.addBatch();
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private long anyCustomer() {
        return 1 + (long) (random.nextDouble() * sizes.customers());
    }
}
