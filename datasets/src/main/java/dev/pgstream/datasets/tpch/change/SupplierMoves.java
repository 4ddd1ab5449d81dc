package dev.pgstream.datasets.tpch.change;

import dev.pgstream.datasets.tpch.LiveOrders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Updates of a column that queries join by: another supplier of the same part delivers. */
record SupplierMoves(Connection connection, LiveOrders orders) {

    private static final String MOVE = """
            UPDATE lineitem
            SET l_suppkey = (
                SELECT ps_suppkey FROM partsupp WHERE ps_partkey = l_partkey AND ps_suppkey <> l_suppkey
                ORDER BY ps_suppkey OFFSET l_linenumber % 3 LIMIT 1)
            WHERE l_orderkey = ANY (?)
            """;

    void move(int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", orders.pick(count).toArray()));
            statement.executeUpdate();
        }
    }
}
