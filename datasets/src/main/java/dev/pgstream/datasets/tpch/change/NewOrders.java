package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.tpch.LiveOrders;
import dev.pgstream.datasets.tpch.OrderFeed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** RF1: inserts new orders with their line items, row by row. */
record NewOrders(Connection connection, OrderFeed feed, LiveOrders orders) {

    private static final int ORDER_COLUMNS = 9;
    private static final int ITEM_COLUMNS = 16;

    void insert(int count) throws SQLException {
        try (PreparedStatement order = connection.prepareStatement(insert("orders", ORDER_COLUMNS));
                PreparedStatement item = connection.prepareStatement(insert("lineitem", ITEM_COLUMNS))) {
            for (int i = 0; i < count; i++) {
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
}
