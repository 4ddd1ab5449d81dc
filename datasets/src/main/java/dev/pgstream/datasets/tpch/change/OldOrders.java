package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.tpch.LiveOrders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** RF2: deletes orders with their line items, by one statement a table. */
record OldOrders(Connection connection, LiveOrders orders) {

    private static final List<String> DELETES =
            List.of("DELETE FROM lineitem WHERE l_orderkey = ANY (?)", "DELETE FROM orders WHERE o_orderkey = ANY (?)");

    void delete(int count) throws SQLException {
        Long[] keys = new Long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = orders.pickToDelete();
        }
        for (String delete : DELETES) {
            try (PreparedStatement statement = connection.prepareStatement(delete)) {
                statement.setArray(1, connection.createArrayOf("bigint", keys));
                statement.executeUpdate();
            }
        }
    }
}
